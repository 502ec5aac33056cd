import NIOCore
import NIOHTTPTypes

/// Closes connections that hold the server up: clients that take nothing of what is sent to them, and those that send a
/// body, which no GET has.
///
/// Heads that don't end and connections that ask for nothing are Hummingbird's to close (`idleTimeout`).
final class ConnectionGuard: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .body = unwrapInboundIn(data) {
      context.close(promise: nil)
    } else {
      context.fireChannelRead(data)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case IdleStateHandler.IdleStateEvent.write = event {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }
}

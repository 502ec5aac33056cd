/// What one run may take.
package struct FuzzLimits: Sendable {
  /// Of the processor's time. Without optimization everything takes several times as long.
  #if DEBUG
    package var seconds = 12.0
  #else
    package var seconds = 2.0
  #endif
  package var megabytes = 500

  package init() {}
}

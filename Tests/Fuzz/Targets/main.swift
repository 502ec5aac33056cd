import Foundation
import FuzzEngine
import MarkdownFuzzing

var command = FuzzCommand([
  .date, .image, .json, .manifest, .markdown, .path, .permalink, .request, .slug, .template, .tomlHead, .yamlHead,
])
exit(try command.run(Array(CommandLine.arguments.dropFirst())))

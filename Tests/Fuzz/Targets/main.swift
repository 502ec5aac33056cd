import Foundation
import FuzzEngine
import MarkdownFuzzing

var command = FuzzCommand([
  .dataFile, .date, .expression, .image, .json, .manifest, .markdown, .path, .pattern, .permalink, .request, .slug,
  .specification, .template, .tomlHead, .yamlHead,
])
exit(try command.run(Array(CommandLine.arguments.dropFirst())))

struct FacetSpecification: Sendable {
  var row: ChannelDefinition?
  var column: ChannelDefinition?
  var facet: ChannelDefinition?
  var columns: Int?
}

import ChartData
import ChartScene

/// One view for each value of a field.
struct FacetAssembler {
  let assembler: SceneAssembler

  func assemble(_ index: Int, _ facet: FacetSpecification, _ scales: ScaleSet) -> PlacedView {
    PlacedView()
  }
}

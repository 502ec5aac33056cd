/// Every file of the finished site, before any of it is made.
struct SitePlan: Sendable {
  let pages: [PlannedPage]
  let addresses: Addresses
}

/// A site and its pages.
struct PlannedSite: Sendable {
  let site: Site
  let plan: SitePlan
}

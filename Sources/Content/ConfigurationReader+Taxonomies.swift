import Diagnostics

extension ConfigurationReader {
  private static let taxonomyNames: FieldNames = [
    "name", "singular", "plural", "feed feeds",
    "page_size pagination paginate_by", "path", "ordered", "role",
  ]

  /// What `site.yml` lists, or tags and series if it lists nothing.
  static func taxonomies(_ fields: inout Fields, pageSize: Int, language: String) -> [SiteConfiguration.Taxonomy] {
    guard fields.entry("taxonomies") != nil else { return defaults(pageSize: pageSize, language: language) }
    var taxonomies: [SiteConfiguration.Taxonomy] = []
    for var part in fields.list("taxonomies", names: taxonomyNames) {
      if let taxonomy = taxonomy(&part, pageSize: pageSize) {
        if taxonomies.contains(where: { $0.name == taxonomy.name || $0.path == taxonomy.path }) {
          part.report(.sameTermTwice(taxonomy.name, taxonomy: "taxonomies"), at: part.position)
        }
        taxonomies.append(taxonomy)
      }
      fields.take(part.problems)
    }
    return taxonomies
  }

  private static func taxonomy(_ part: inout Fields, pageSize: Int) -> SiteConfiguration.Taxonomy? {
    guard let name = part.text("name") else {
      part.report(.missingRequired(key: "name"), at: part.position)
      return nil
    }
    let path = part.text("path")
    let folder = path?.value.split(separator: "/").joined(separator: "/") ?? name.value
    guard !folder.isEmpty, !folder.split(separator: "/").contains("..") else {
      part.report(.unsafePath(folder), at: path?.position ?? name.position)
      return nil
    }
    let singular = part.text("singular")?.value ?? name.value
    let ordered = part.bool("ordered")
    let role = role(&part) ?? (ordered ?? (name.value == "series") ? .series : .tags)
    return SiteConfiguration.Taxonomy(
      name: name.value, singular: singular, plural: part.text("plural")?.value ?? singular,
      feed: part.bool("feed") ?? false, pageSize: part.integer("page_size", in: 1...1000) ?? pageSize, path: folder,
      role: role, isOrdered: ordered ?? (role == .series))
  }

  private static func role(_ part: inout Fields) -> SiteConfiguration.Taxonomy.Role? {
    guard let written = part.text("role") else { return nil }
    let role = SiteConfiguration.Taxonomy.Role(rawValue: written.value)
    if role == nil {
      let known = SiteConfiguration.Taxonomy.Role.allCases.map(\.rawValue)
      part.report(.unknownValue(written.value, key: "role", known: known), at: written.position)
    }
    return role
  }

  private static func defaults(pageSize: Int, language: String) -> [SiteConfiguration.Taxonomy] {
    let isChinese = language.hasPrefix("zh")
    return [
      .init(
        name: "tags", singular: isChinese ? "标签" : "tag", plural: isChinese ? "标签" : "tags", feed: true,
        pageSize: pageSize, path: "tags", role: .tags, isOrdered: false),
      .init(
        name: "series", singular: isChinese ? "系列" : "series", plural: isChinese ? "系列" : "series", feed: false,
        pageSize: pageSize, path: "series", role: .series, isOrdered: true),
    ]
  }
}

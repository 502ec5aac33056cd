/// Which shapes of values the properties of a specification take, by the kind of mapping they stand in: the JSON schema
/// of Vega-Lite 6.1, as far as it isn't in `ValueKind`.
///
/// A line is `kind: property=shapes …`. Shapes are letters: `s` a word, `t` a text (a number will do), `n` a number, `b`
/// true or false, `l` a list, `m` a mapping, `e` an expression, `0` null (a property may always be
/// null, which is as if it weren't there); after a slash those of the list's elements; after `>` the
/// kind of the mappings in it. `+kind` takes over the properties of another kind; `*` stands for any other property.
struct ShapeTable {
  struct Shape {
    var own: [Character]
    /// The shapes of a list's elements; nil if anything may be in it.
    var elements: [Character]?
    var kind: String?
  }

  private let kinds: [String: [String: Shape]]

  static let shared = ShapeTable(lines)

  func shape(of property: String, in kind: String) -> Shape? { kinds[kind]?[property] ?? kinds[kind]?["*"] }

  /// The properties of a kind of mapping, as far as they are listed here.
  func names(of kind: String) -> [String] { (kinds[kind] ?? [:]).keys.sorted() }

  private init(_ text: String) {
    var kinds: [String: [String: Shape]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first?.dropLast() else { continue }
      for word in words.dropFirst() {
        if word.hasPrefix("+") {
          kinds[String(name), default: [:]].merge(kinds[String(word.dropFirst())] ?? [:]) { own, _ in own }
          continue
        }
        let sides = word.split(separator: "=")
        let parts = sides[1].split(separator: ">")
        let shapes = parts[0].split(separator: "/")
        kinds[String(name), default: [:]][String(sides[0])] = Shape(
          own: Array(shapes[0]), elements: shapes.count > 1 ? Array(shapes[1]) : nil,
          kind: parts.count > 1 ? String(parts[1]) : nil)
      }
    }
    self.kinds = kinds
  }

  private static let lines = """
    dateTime: year=n quarter=n month=sn date=n day=sn hours=n minutes=n seconds=n milliseconds=n utc=b
    frame: style=sl/s strokeDash=le/n cursor=se
    data: url=s name=s values=slm format=m>format sequence=m>sequence graticule=bm>graticule sphere=bm
    format: type=s property=s feature=s mesh=s delimiter=s parse=m>parse
    parse: *=s
    sequence: start=n stop=n step=n as=s
    graticule: precision=n step=l/n stepMajor=l/n stepMinor=l/n extent=l extentMajor=l extentMinor=l
    viewConfig: +frame continuousWidth=n continuousHeight=n discreteWidth=nm discreteHeight=nm step=n clip=b
    scaleConfig: zero=b round=be clamp=be xReverse=be useUnaggregatedDomain=b invalid=m *=ne
    autosize: type=s contains=s resize=b
    repeated: repeat=s
    bin: anchor=n base=n divide=l/n extent=lm maxbins=n minstep=n nice=b step=n steps=l/n binned=b
    timeUnit: unit=s step=n binned=b utc=b maxbins=n
    impute: frame=l/n0 keyvals=lm>sequence method=s
    sort: +dateTime field=tm op=s order=s encoding=s
    predicate: and=l/sm>predicate or=l/sm>predicate not=sm>predicate field=t equal=tme lt=tme lte=tme gt=tme gte=tme \
    range=lme oneOf=l timeUnit=sm>timeUnit valid=b param=s empty=b
    repeat: row=l/t column=l/t layer=l/t
    title: text=tle/t subtitle=tle/t style=sl/s frame=se font=se fontStyle=se subtitleFont=se subtitleFontStyle=se
    guide: title=tle/t values=le format=sm labelExpr=s titleFont=se titleFontStyle=se style=sl/s description=te \
    labelFont=sme labelFontStyle=sme formatType=s
    axis: +guide ticks=b gridDash=lme/n tickDash=lme/n domainDash=le/n
    legend: +guide symbolType=se strokeDash=le/n symbolDash=le/n symbolBaseFillColor=se symbolBaseStrokeColor=se \
    layout=em disable=b
    header: +guide
    scale: domain=slme range=slme type=s bins=lm>sequence domainMax=tme domainMin=tme domainRaw=em nice=snbme \
    rangeMax=sne rangeMin=sne scheme=slme interpolate=sme
    channel: field=tm>repeated aggregate=sm bin=sbm>bin timeUnit=sm>timeUnit type=s title=tle/t axis=m>axis legend=m>legend \
    scale=m>scale header=m>header sort=slm/tnbm0>sort stack=sb impute=m>impute condition=lm/m>condition datum=tme \
    bandPosition=n format=sm formatType=s spacing=nm align=sm center=bm columns=n bounds=s
    condition: +channel test=sm>predicate param=s empty=b
    facet: +channel row=m>channel column=m>channel
    encoding: detail=lm/m>channel order=lm/m>channel tooltip=lm/m>channel *=m>channel
    mark: box=bm>mark median=bm>mark outliers=bm>mark rule=bm>mark ticks=bm>mark band=bm>mark borders=bm>mark \
    line=bm>mark point=sbm>mark type=s style=sl/s strokeDash=le/n text=tle/t shape=se url=se href=se description=te font=se fontStyle=se \
    invalid=s cursor=se ellipsis=te lineBreak=te ariaRole=se ariaRoleDescription=se formatType=s format=sm
    projection: type=se center=le/n rotate=le/n parallels=le/n translate=le/n size=le/n fit=lme extent=le \
    clipExtent=le scale=ne precision=ne clipAngle=ne reflectX=be reflectY=be pointRadius=ne
    resolutions: *=s
    resolve: axis=m>resolutions legend=m>resolutions scale=m>resolutions
    param: name=s expr=s bind=sm select=sm>select views=l/s react=b
    select: type=s encodings=l/s fields=l/s clear=sbm on=sm nearest=b resolve=s toggle=sb mark=m translate=sb zoom=sb
    window: op=s field=t as=s param=n
    aggregate: op=sm field=t as=s
    lookup: data=m>data key=t fields=l/t param=s
    transform: filter=sbm>predicate calculate=s as=sl/s aggregate=l/m>aggregate joinaggregate=l/m>aggregate groupby=l/t \
    window=l/m>window frame=l/n0 ignorePeers=b sort=l/m>sort stack=t offset=s fold=l/t flatten=l/t impute=t key=t \
    keyvals=lm>sequence method=s lookup=t from=m>lookup pivot=t op=s limit=n quantile=t probs=l/n step=n density=t \
    bandwidth=n counts=b cumulative=b extent=tl minsteps=n maxsteps=n steps=n resolve=s regression=t on=t order=n \
    params=b loess=t sample=n param=s timeUnit=sm>timeUnit field=t bin=bm>bin
    composition: columns=n spacing=n
    style: *=m>mark
    range: *=slm
    sections: axis=m>axis axisBand=m>axis axisBottom=m>axis axisDiscrete=m>axis axisLeft=m>axis axisPoint=m>axis \
    axisQuantitative=m>axis axisRight=m>axis axisTemporal=m>axis axisTop=m>axis axisX=m>axis axisXBand=m>axis \
    axisXDiscrete=m>axis axisXPoint=m>axis axisXQuantitative=m>axis axisXTemporal=m>axis axisY=m>axis \
    axisYBand=m>axis axisYDiscrete=m>axis axisYPoint=m>axis axisYQuantitative=m>axis axisYTemporal=m>axis \
    header=m>header headerColumn=m>header headerFacet=m>header headerRow=m>header legend=m>legend title=m>title \
    view=m>viewConfig facet=m>composition concat=m>composition style=m>style range=m>range \
    scale=m>scaleConfig selection=m     projection=m>projection locale=m params=l/m>param padding=nme autosize=sm tooltipFormat=m
    config: +sections arc=m>mark area=m>mark bar=m>mark circle=m>mark geoshape=m>mark image=m>mark line=m>mark \
    mark=m>mark point=m>mark rect=m>mark rule=m>mark square=m>mark text=m>mark tick=m>mark trail=m>mark boxplot=m>mark \
    errorband=m>mark errorbar=m>mark background=se font=s numberFormat=s numberFormatType=s normalizedNumberFormat=s timeFormat=s \
    timeFormatType=s countTitle=t fieldTitle=s lineBreak=te customFormatTypes=b
    view: data=m>data datasets=m description=t name=t title=tlme/t>title transform=l/m>transform params=l/m>param \
    mark=sm>mark encoding=m>encoding projection=m>projection resolve=m>resolve layer=l/m>view concat=l/m>view \
    hconcat=l/m>view vconcat=l/m>view spec=m>view repeat=lm/t>repeat facet=m>facet config=m>config width=snm \
    height=snm view=m>frame background=se padding=nme autosize=sm>autosize columns=n spacing=nm align=sm center=bm bounds=s
    """
}

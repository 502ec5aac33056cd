import Content
import Diagnostics
import SiteBuild
import XMLOutput

/// The closing report of a build, for people and for programs.
enum ReportText {
  static func summary(_ report: BuildReport, timings: Bool) -> String {
    var lines: [String] = []
    let errors = report.problems.count { $0.severity == .error }
    let warnings = report.problems.count { $0.severity == .warning }
    let notes = report.problems.count - errors - warnings
    if let written = report.written {
      lines.append(
        "\(report.pages) pages, \(report.articles) articles, \(report.charts) charts in \(seconds(report.duration)) s")
      lines.append(
        "\(written.created.count) files created, \(written.changed.count) changed, \(written.unchanged) unchanged, "
          + "\(written.removed.count) removed")
      let leftOut = leftOut(report.leftOut)
      if !leftOut.isEmpty { lines.append("left out: " + leftOut) }
      if !written.foreign.isEmpty {
        lines.append(
          "kept, not written by sitegen: "
            + written.foreign.prefix(5).map(VisibleText.escaped).joined(separator: ", ")
            + (written.foreign.count > 5 ? ", …" : ""))
      }
    }
    if errors + warnings > 0 { lines.append("\(count(errors, "error")), \(count(warnings, "warning"))") }
    if notes > 0 { lines.append(count(notes, "note")) }
    if report.isHalfPublished {
      lines.append("published in part; the next build completes it")
    } else if !report.isPublished {
      lines.append("not published; the output folder is as it was")
    }
    if timings {
      let counts = report.counts
      lines.append(
        "  made anew: front matter of \(counts.parsed), text of \(counts.renderedTexts), \(counts.renderedPages) pages")
      for (stage, duration) in report.timings { lines.append("  \(stage.rawValue): \(milliseconds(duration)) ms") }
    }
    return lines.joined(separator: "\n")
  }

  private static func leftOut(_ leftOut: LeftOut) -> String {
    var parts: [String] = []
    if leftOut.drafts > 0 { parts.append(count(leftOut.drafts, "draft")) }
    if leftOut.future > 0 { parts.append("\(leftOut.future) not before \(leftOut.next ?? "its date")") }
    if leftOut.expired > 0 { parts.append("\(leftOut.expired) expired") }
    return parts.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration / .milliseconds(1))
  }

  private static func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  static func json(_ report: BuildReport) -> String {
    var json = JSONText()
    json.object { json in
      json.member("published", report.isPublished)
      json.member("halfPublished", report.isHalfPublished)
      json.member("pages", report.pages)
      json.member("articles", report.articles)
      json.member("charts", report.charts)
      json.member("leftOut") { json in
        json.object { json in
          json.member("drafts", report.leftOut.drafts)
          json.member("future", report.leftOut.future)
          json.member("expired", report.leftOut.expired)
          if let next = report.leftOut.next { json.member("next", next) }
        }
      }
      json.member("created", report.written?.created ?? [])
      json.member("changed", report.written?.changed ?? [])
      json.member("unchanged", report.written?.unchanged ?? 0)
      json.member("removed", report.written?.removed ?? [])
      json.member("foreign", report.written?.foreign ?? [])
      json.member("parsed", report.counts.parsed)
      json.member("renderedTexts", report.counts.renderedTexts)
      json.member("renderedPages", report.counts.renderedPages)
      json.member("milliseconds", milliseconds(report.duration))
      json.member("stages") { json in
        json.object { json in
          for (stage, duration) in report.timings { json.member(stage.rawValue, milliseconds(duration)) }
        }
      }
      json.member("problems", of: report.problems) { json, problem in json.object { problem.write(to: &$0) } }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension Problem {
  fileprivate func write(to json: inout JSONText) {
    json.member("severity", severity.rawValue)
    json.member("message", message)
    json.member("path", path)
    if let position {
      json.member("line", position.line)
      json.member("column", position.column)
    }
    switch suggestion {
    case .spelling(let word): json.member("suggestion", word)
    case .advice(let advice): json.member("advice", advice)
    case nil: break
    }
  }
}

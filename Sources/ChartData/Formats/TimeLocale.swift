/// Names of months and days and the usual date forms of a language.
package final class TimeLocale: Sendable {
  package let dateTime: String
  package let date: String
  package let time: String
  package let periods: (String, String)
  package let days: [String]
  package let shortDays: [String]
  package let months: [String]
  package let shortMonths: [String]
  package let multiFormats: [TimeInterval.Unit: String]

  private init(
    dateTime: String, date: String, time: String, periods: (String, String), days: [String], shortDays: [String],
    months: [String], shortMonths: [String], multiFormats: [TimeInterval.Unit: String]
  ) {
    self.dateTime = dateTime
    self.date = date
    self.time = time
    self.periods = periods
    self.days = days
    self.shortDays = shortDays
    self.months = months
    self.shortMonths = shortMonths
    self.multiFormats = multiFormats
  }

  package static let english = TimeLocale(
    dateTime: "%x, %X", date: "%-m/%-d/%Y", time: "%-I:%M:%S %p", periods: ("AM", "PM"),
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    multiFormats: [
      .year: "%Y", .quarter: "%B", .month: "%B", .week: "%b %d", .day: "%a %d", .hour: "%I %p", .minute: "%I:%M",
      .second: ":%S", .millisecond: ".%L",
    ])

  package static let chinese = TimeLocale(
    dateTime: "%Y年%-m月%-d日 %X", date: "%Y年%-m月%-d日", time: "%H:%M:%S", periods: ("上午", "下午"),
    days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    shortDays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    months: (1...12).map { "\($0)月" }, shortMonths: (1...12).map { "\($0)月" },
    multiFormats: [
      .year: "%Y年", .quarter: "%-m月", .month: "%-m月", .week: "%-m月%-d日", .day: "%-d日", .hour: "%H:%M",
      .minute: "%H:%M", .second: ":%S", .millisecond: ".%L",
    ])
}

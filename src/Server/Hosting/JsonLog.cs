using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace AkkaChat.Server.Hosting;

/// <summary>Writes the log as JSON: an object a line, with the names of <see cref="LogEvents"/>. docs/OPERATING.md has its fields.</summary>
internal sealed class JsonLog : ITextFormatter
{
    /// <summary>What <see cref="LogEvents"/> calls a message to the administrator that is no event of the log.</summary>
    private const string Notice = "notice";

    // Every script stays readable. The log is no markup.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MessageTemplateTextFormatter Literal = new("{Message:l}", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Literal.Format(logEvent, text);
        var (name, fields) = LogEvents.Of(logEvent.MessageTemplate.Text);
        var values = logEvent.MessageTemplate.Tokens.OfType<Serilog.Parsing.PropertyToken>().Select(token => logEvent.Properties.GetValueOrDefault(token.PropertyName));
        output.WriteLine(Line(logEvent.Timestamp, LevelOf(logEvent.Level), name, text.ToString(), json =>
        {
            foreach (var (field, value) in fields.Zip(values))
                json.WriteString(field, value is ScalarValue { Value: var scalar } ? Convert.ToString(scalar, CultureInfo.InvariantCulture) : value?.ToString());
            if (logEvent.Exception is { } exception)
                json.WriteString("exception", exception.ToString());
        }));
    }

    /// <summary>A message to the administrator.</summary>
    public static string LineOf(DateTimeOffset now, string text) => Line(now, LevelOf(LogEventLevel.Information), Notice, text, _ => { });

    private static string Line(DateTimeOffset time, string level, string name, string text, Action<Utf8JsonWriter> writeFields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", level);
            json.WriteString("event", name);
            json.WriteString("text", text);
            writeFields(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static string LevelOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Error or LogEventLevel.Fatal => "error",
        _ => "debug",
    };
}

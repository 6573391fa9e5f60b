using System.Globalization;

namespace Akka.Event;

/// <summary>Fills a template with values.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The template with <c>{0}</c>, <c>{1}</c> … replaced.</summary>
    string Format(string format, params object[] args);
}

/// <summary>Fills <c>{0}</c>, <c>{1}</c> … in the manner of <see cref="string.Format(string, object?[])"/>.</summary>
public sealed class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only one.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <inheritdoc/>
    public string Format(string format, params object[] args) => string.Format(CultureInfo.InvariantCulture, format, args);
}

/// <summary>A template and its values; it becomes text only when a logger prints it.</summary>
public abstract class LogMessage
{
    /// <summary>Fills the template.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>A template without its values.</summary>
    protected LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }
}

internal sealed class ValuesLogMessage(ILogMessageFormatter formatter, string format, object[] values) : LogMessage(formatter, format)
{
    public override string ToString() => Formatter.Format(Format, values);
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// A text of the server's own: <c>nobody here is called {0}</c>, and the values. An interpolated string becomes one where one is expected, so
/// a text stands in English where it is needed, and <see cref="Translations"/> has it in the other language. A plain string becomes none:
/// what people wrote is a <see cref="Verbatim"/> one.
/// </summary>
[InterpolatedStringHandler]
public sealed class ServerText : IEquatable<ServerText>
{
    /// <summary>Nothing.</summary>
    public static readonly ServerText Empty = $"";

    private readonly StringBuilder _pattern;
    private readonly List<object> _values;

    /// <summary>Begins a text; the compiler calls this.</summary>
    /// <param name="literalLength">The length of what is no value.</param>
    /// <param name="formattedCount">The number of values.</param>
    public ServerText(int literalLength, int formattedCount)
    {
        _pattern = new StringBuilder(literalLength + (3 * formattedCount));
        _values = new List<object>(formattedCount);
    }

    private ServerText(string pattern, IEnumerable<object> values)
    {
        _pattern = new StringBuilder(pattern);
        _values = [.. values];
    }

    /// <summary>The English text, with <c>{0}</c> in place of the first value.</summary>
    public string Pattern => _pattern.ToString();

    /// <summary>The values: strings, and texts that are said in the same language.</summary>
    public IReadOnlyList<object> Values => _values;

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => _pattern.Length == 0;

    /// <summary>What somebody wrote: it is the same in every language.</summary>
    /// <param name="text">The text.</param>
    public static ServerText Verbatim(string text) => new("{0}", [text]);

    /// <summary>A text that was stored, or came from another node.</summary>
    /// <param name="pattern">Its <see cref="Pattern"/>.</param>
    /// <param name="values">Its <see cref="Values"/>.</param>
    public static ServerText Restore(string pattern, params IEnumerable<object> values) => new(pattern, values);

    /// <summary>Several texts with a comma between them.</summary>
    /// <param name="texts">The texts.</param>
    public static ServerText List(IReadOnlyCollection<ServerText> texts) => new(string.Join(", ", texts.Select((_, n) => $"{{{n}}}")), texts);

    /// <summary>Appends what is no value; the compiler calls this.</summary>
    /// <param name="literal">The text.</param>
    public void AppendLiteral(string literal) => _pattern.Append(literal);

    /// <summary>Appends a value; the compiler calls this.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">Its format; null for the usual one.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        _pattern.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(value switch
        {
            ServerText text => text,
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        });
    }

    /// <summary>The text in a language; in English where that lacks it, as it may for a text of another version.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language)
    {
        var pattern = Translations.Find(language, Pattern) ?? Pattern;
        if (_values.Count == 0)
            return pattern;
        var said = new StringBuilder();
        var rest = pattern.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var begin)
        {
            var end = rest.IndexOf('}');
            var value = _values[int.Parse(rest[(begin + 1)..end], CultureInfo.InvariantCulture)];
            said.Append(rest[..begin]).Append(value is ServerText text ? text.In(language) : value);
            rest = rest[(end + 1)..];
        }
        return said.Append(rest).ToString();
    }

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The other text.</param>
    public bool Equals(ServerText? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ServerText);

    /// <inheritdoc />
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text in English, for the server log.</summary>
    public override string ToString() => In(Language.English);
}

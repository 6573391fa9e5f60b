using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>
/// A line behind tags, in the manner of IRCv3's message tags: <c>@n=17;time=2026-11-22T15:04:05.678Z alice: hello</c>. What the
/// tags mean is said in docs/PROTOCOL.md.
/// </summary>
public sealed class TaggedLine
{
    private readonly string[] _tags;

    private TaggedLine(string[] tags, string text)
    {
        _tags = tags;
        Text = text;
    }

    /// <summary>The line without its tags.</summary>
    public string Text { get; }

    /// <summary>Takes a line apart.</summary>
    /// <param name="line">The line as it came, without its ending.</param>
    /// <param name="tagged">The parts, if the line has tags.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out TaggedLine? tagged)
    {
        tagged = null;
        if (line.Length < 2 || line[0] != '@')
            return false;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        tagged = space < 0
            ? new TaggedLine(line[1..].Split(';'), "")
            : new TaggedLine(line[1..space].Split(';'), line[(space + 1)..]);
        return true;
    }

    /// <summary>Whether there is such a tag, with a value or without.</summary>
    /// <param name="key">The tag's name.</param>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A tag's value: empty when it has none, null when there is no such tag.</summary>
    /// <param name="key">The tag's name.</param>
    public string? Find(string key)
    {
        foreach (var tag in _tags)
        {
            if (tag.StartsWith(key, StringComparison.Ordinal) && (tag.Length == key.Length || tag[key.Length] == '='))
                return tag.Length == key.Length ? "" : tag[(key.Length + 1)..];
        }
        return null;
    }

    /// <summary>A tag's value as a number from 0; null when there is no such tag, or it holds something else.</summary>
    /// <param name="key">The tag's name.</param>
    public long? Number(string key) =>
        long.TryParse(Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The time of an event; null when the line is none.</summary>
    public DateTimeOffset? Time =>
        DateTimeOffset.TryParse(Find("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>
/// A line with tags before its text, like IRCv3's message tags: <c>@n=17;time=2026-11-22T15:04:05.678Z alice: hello</c>.
/// docs/PROTOCOL.md defines the tags.
/// </summary>
public sealed class TaggedLine
{
    private readonly string[] _tags;

    private TaggedLine(string[] tags, string text)
    {
        _tags = tags;
        Text = text;
    }

    /// <summary>The text after the tags.</summary>
    public string Text { get; }

    /// <summary>Splits a line into tags and text.</summary>
    /// <param name="line">The line as it arrived, without its ending.</param>
    /// <param name="tagged">The tagged line, if the line has tags.</param>
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

    /// <summary>Whether the line has a tag, with a value or without.</summary>
    /// <param name="key">The tag's name.</param>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A tag's value; empty when the tag has none, null when the line does not have the tag.</summary>
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

    /// <summary>A tag's value as a number from 0; null when the line does not have the tag, or its value is no such number.</summary>
    /// <param name="key">The tag's name.</param>
    public long? Number(string key) =>
        long.TryParse(Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The time of an event; null when the line has no valid time.</summary>
    public DateTimeOffset? Time =>
        DateTimeOffset.TryParse(Find("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

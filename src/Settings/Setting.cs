using System.Collections.Immutable;

namespace AkkaChat.Settings;

/// <summary>A setting in a file: a text or a list of texts. A setting with neither is the start of a section.</summary>
/// <param name="Keys">The path, key by key.</param>
/// <param name="Text">The value, without quotes.</param>
/// <param name="List">The values of a list.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line in that file, from 1.</param>
internal sealed record Setting(ImmutableList<string> Keys, string? Text, IReadOnlyList<string>? List, string File, int Line)
{
    /// <summary>The keys, joined with dots.</summary>
    public string Path => PathOf(Keys);

    /// <summary>Whether it is a section.</summary>
    public bool IsSection => Text is null && List is null;

    /// <summary>Joins keys with dots. A key that contains a dot gets quotes.</summary>
    public static string PathOf(IEnumerable<string> keys) =>
        string.Join('.', keys.Select(key => key.Contains('.', StringComparison.Ordinal) ? $"\"{key}\"" : key));
}

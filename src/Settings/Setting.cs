using System.Collections.Immutable;

namespace AkkaChat.Settings;

/// <summary>One setting as a file has it: a text or a list of texts. With neither, a section begins here.</summary>
/// <param name="Keys">Its path, key by key.</param>
/// <param name="Text">The value, without quotes.</param>
/// <param name="List">The values of a list.</param>
/// <param name="File">The file that has it.</param>
/// <param name="Line">The line in that file, from 1.</param>
internal sealed record Setting(ImmutableList<string> Keys, string? Text, IReadOnlyList<string>? List, string File, int Line)
{
    /// <summary>The keys with dots between them.</summary>
    public string Path => PathOf(Keys);

    /// <summary>Whether it is a section.</summary>
    public bool IsSection => Text is null && List is null;

    /// <summary>Joins keys with dots. A key with a dot of its own is put in quotes.</summary>
    public static string PathOf(IEnumerable<string> keys) => string.Join('.', keys.Select(key => key.Contains('.', StringComparison.Ordinal) ? $"\"{key}\"" : key));
}

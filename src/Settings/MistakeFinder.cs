namespace AkkaChat.Settings;

/// <summary>
/// Finds the line of a mistake. HOCON's values do not know where they came from, so the line is the one without which there is no
/// such mistake, whatever else the files say above, below or in a comment.
/// </summary>
internal static class MistakeFinder
{
    /// <summary>Reads settings.</summary>
    /// <param name="read">Does it, with the given way to get the text of a file.</param>
    /// <exception cref="SettingsException">Something in them is wrong; it begins with the file, and the line where there is one.</exception>
    public static T Read<T>(Func<Func<string, string>, T> read)
    {
        var texts = new OrderedDictionary<string, string>();
        try
        {
            return read(file => texts[file] = File.ReadAllText(file));
        }
        catch (SettingsException mistake) when (mistake.Path is { } path)
        {
            var lines = texts.Reverse().SelectMany(text => LinesWith(path[(path.LastIndexOf('.') + 1)..], text.Key, text.Value)).ToList();
            var line = lines.Find(IsToBlame) ?? lines.FirstOrDefault();
            var place = line is null ? texts.GetAt(0).Key : $"{line.File}:{line.Number}";
            throw new SettingsException($"{place}: {mistake.Message}", path);

            bool IsToBlame(Line line) =>
                Mistake(() => read(file => file == line.File ? line.TextWithout : texts[file])) is not { } other || (other.Path is not null && other.Message != mistake.Message);
        }
    }

    // From the end: what comes later counts.
    private static IEnumerable<Line> LinesWith(string key, string file, string text)
    {
        var lines = text.Split('\n');
        for (var at = lines.Length - 1; at >= 0; at--)
        {
            if (lines[at].Contains(key, StringComparison.Ordinal))
                yield return new Line(file, at + 1, string.Join('\n', [.. lines[..at], "", .. lines[(at + 1)..]]));
        }
    }

    private static SettingsException? Mistake(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (SettingsException mistake)
        {
            return mistake;
        }
    }

    private sealed record Line(string File, int Number, string TextWithout);
}

using System.Reflection;

namespace AkkaChat.Runtime.Tests.Fidelity;

/// <summary>What the published packages have, from the list beside this file.</summary>
internal static class PublishedApi
{
    private const string Indent = "  ";

    /// <summary>The types, and the members each behind the name of its type and <c>::</c>.</summary>
    public static IReadOnlySet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("published-api.txt")!;
        using var reader = new StreamReader(stream);
        var all = new HashSet<string>(StringComparer.Ordinal);
        var type = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (!line.StartsWith(Indent, StringComparison.Ordinal)) all.Add(type = line);
            else all.Add($"{type}::{line[Indent.Length..]}");
        }

        return all;
    }
}

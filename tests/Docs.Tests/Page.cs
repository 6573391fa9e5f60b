using System.Text.RegularExpressions;

namespace AkkaChat.Docs.Tests;

/// <summary>A page of the documentation.</summary>
/// <param name="Path">The path in the repository.</param>
internal sealed partial record Page(string Path)
{
    private const string Solution = "AkkaChat.sln";

    private static readonly string[] Roots = ["src", "tests", "docs", "hocon", "bench", "deploy", ".ci"];

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The paths of all pages.</summary>
    public static IEnumerable<string> All =>
    [
        "README.md", "README.ko.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "bench/README.md",
        .. Directory.EnumerateFiles(InRepository("docs"), "*.md").Select(file => $"docs/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of the page.</summary>
    public string Text { get; } = File.ReadAllText(InRepository(Path)).ReplaceLineEndings("\n");

    /// <summary>The files and folders of the repository that the page has in backticks.</summary>
    public IEnumerable<string> Files => Code().Matches(WithoutBlocks)
        .SelectMany(code => code.Groups["code"].Value.Split(' '))
        .Where(word => Roots.Any(root => word.StartsWith($"{root}/", StringComparison.Ordinal)));

    /// <summary>The test classes that the page names.</summary>
    public IEnumerable<string> Specs => SpecsName().Matches(Text).Select(name => name.Value).Distinct();

    /// <summary>The targets of links inside the repository.</summary>
    public IEnumerable<string> Links => Link().Matches(WithoutBlocks)
        .Select(link => link.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The anchors of the page's headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(WithoutBlocks)
        .Select(heading => NotInAnchor().Replace(heading.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private string WithoutBlocks => Block().Replace(Text, "");

    /// <summary>The full path of a file or folder.</summary>
    public static string InRepository(string path) => System.IO.Path.Combine(Repository, path);

    /// <summary>The lines of the section under a heading, without blank lines.</summary>
    public IReadOnlyList<string> Section(string title) =>
    [
        .. Text.Split('\n').SkipWhile(line => line != $"## {title}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.Length > 0),
    ];

    private static string FindRepository(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, Solution)) ? folder.FullName : FindRepository(folder.Parent!);

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]*Specs\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpecsName();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchor();
}

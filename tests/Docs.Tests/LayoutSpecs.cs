using System.Text.RegularExpressions;

namespace AkkaChat.Docs.Tests;

/// <summary>The sources keep to the table of folders in CONTRIBUTING.md.</summary>
public sealed partial class LayoutSpecs
{
    private const string Table = "CONTRIBUTING.md", Client = "src/Client";

    // "Settings" in a row of the server is src/Server/Settings or src/Settings, "Rooms/Rules" is src/Server/Rooms/Rules.
    private static readonly Dictionary<string, string[]> Rows = Row().Matches(new Page(Table).Text)
        .ToDictionary(row => row.Groups["folder"].Value, row => row.Groups["uses"].Value.Split([',', ' ', '`'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The folders that have a row of their own.</summary>
    public static TheoryData<string> Folders() => [.. Rows.Keys];

    /// <summary>Those inside another of them. The folders of the client may use the small types of the client.</summary>
    public static TheoryData<string> InnerFolders() =>
        [.. Rows.Keys.Where(folder => Rows.ContainsKey(folder[..folder.LastIndexOf('/')]) && !folder.StartsWith(Client, StringComparison.Ordinal))];

    /// <summary>All folders with sources.</summary>
    public static TheoryData<string> SourceFolders() =>
        [.. SourceFiles("src").Select(file => file[..file.LastIndexOf('/')]).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Should_use_only_the_folders_that_the_table_allows(string folder)
    {
        foreach (var file in FilesOf(folder))
        {
            foreach (var used in Using().Matches(File.ReadAllText(Page.InRepository(file))).Select(match => match.Groups["name"].Value.Split('.')))
                IsAllowed(folder, used).ShouldBeTrue($"{file} uses AkkaChat.{string.Join('.', used)}, which the row of {folder} in {Table} does not name");
        }
    }

    [Theory]
    [MemberData(nameof(InnerFolders))]
    public void Should_not_use_the_folder_that_it_is_in(string folder)
    {
        // It sees its types without a using.
        var outer = FilesOf(folder[..folder.LastIndexOf('/')]).SelectMany(file => Types().Matches(Code(file))).Select(type => type.Groups["name"].Value).ToHashSet();
        foreach (var file in FilesOf(folder))
            Word().Matches(Code(file)).Select(word => word.Value).Where(outer.Contains).ShouldBeEmpty(file);
    }

    [Theory]
    [MemberData(nameof(SourceFolders))]
    public void Should_have_namespaces_that_name_their_folder(string folder)
    {
        var expected = "AkkaChat." + folder["src/".Length..].Replace('/', '.');
        foreach (var file in SourceFiles(folder).Where(file => file[..file.LastIndexOf('/')] == folder))
        {
            if (Namespace().Match(File.ReadAllText(Page.InRepository(file))) is { Success: true } found)
                found.Groups["name"].Value.ShouldBe(expected, file);
        }
    }

    private static bool IsAllowed(string folder, string[] used)
    {
        var path = $"src/{string.Join('/', used)}";
        return folder == Client || Array.Exists(Rows[folder], name => path.EndsWith($"/{name}", StringComparison.Ordinal)) || IsInOrAbove(folder, path);
    }

    private static bool IsInOrAbove(string folder, string used) =>
        used == folder || used.StartsWith(folder + '/', StringComparison.Ordinal) || folder.StartsWith(used + '/', StringComparison.Ordinal);

    /// <summary>The sources to which the row of a folder applies: all in it, but not those in folders with a row of their own.</summary>
    private static IEnumerable<string> FilesOf(string folder) => SourceFiles(folder)
        .Where(file => folder == Rows.Keys.Where(row => file.StartsWith(row + '/', StringComparison.Ordinal)).MaxBy(row => row.Length));

    private static string Code(string file) => Comment().Replace(File.ReadAllText(Page.InRepository(file)), "");

    private static IEnumerable<string> SourceFiles(string folder) => Directory
        .EnumerateFiles(Page.InRepository(folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Page.Repository, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<folder>src/[^`]+)`[^|]*\|[^|]*\|(?<uses>[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^using (static )?AkkaChat\.(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(public|internal) [\w ]*(class|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Types();

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("//.*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();
}

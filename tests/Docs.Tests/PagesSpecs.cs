using System.Text.RegularExpressions;

namespace AkkaChat.Docs.Tests;

/// <summary>What the pages name exists.</summary>
public sealed partial class PagesSpecs
{
    private const int MostLinesOfTravel = 30;

    private static readonly Lazy<HashSet<string>> Classes = new(() =>
    [
        .. Directory.EnumerateFiles(Page.InRepository("tests"), "*Specs.cs", SearchOption.AllDirectories)
            .SelectMany(file => ClassName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value),
    ]);

    public static TheoryData<string> Pages() => [.. Page.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Should_name_files_and_folders_that_exist(string page) =>
        new Page(page).Files.Where(file => !Path.Exists(Page.InRepository(file))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Should_name_specs_that_exist(string page) =>
        new Page(page).Specs.Where(name => !Classes.Value.Contains(name)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Should_link_to_pages_and_headings_that_exist(string page) =>
        new Page(page).Links.Where(link => !Exists(page, link)).ShouldBeEmpty();

    [Fact]
    public void Should_say_in_few_lines_how_a_line_travels() =>
        new Page("CONTRIBUTING.md").Section("How a line travels").Count.ShouldBeInRange(1, MostLinesOfTravel);

    private static bool Exists(string page, string link)
    {
        var parts = link.Split('#');
        var folder = Path.GetDirectoryName(Page.InRepository(page))!;
        var target = parts[0].Length == 0 ? Page.InRepository(page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        return Path.Exists(target)
            && (parts.Length == 1 || new Page(Path.GetRelativePath(Page.Repository, target)).Anchors.Contains(parts[1]));
    }

    [GeneratedRegex(@"\bclass (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassName();
}

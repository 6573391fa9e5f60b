using System.Globalization;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Searching;

public sealed class SqliteSearchSpecs() : SearchIndexSpecs(new LogSettings(LogStore.Sqlite, Path.Combine(Directory.CreateTempSubdirectory("akkachat-").FullName, "room.db")))
{
    [Fact]
    public void Should_find_something_in_a_million_lines_within_a_fifth_of_a_second()
    {
        if (Environment.GetEnvironmentVariable("AKKACHAT_SEARCH_LINES") is { } lines)
            Measure(int.Parse(lines, CultureInfo.InvariantCulture)).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }
}

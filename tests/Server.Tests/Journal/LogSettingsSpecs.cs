using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Journal;

public sealed class LogSettingsSpecs
{
    [Fact]
    public void Should_read_each_store()
    {
        LogSettings.Parse("memory").Store.ShouldBe(LogStore.Memory);
        LogSettings.Parse("sqlite").ShouldBe(new LogSettings(LogStore.Sqlite, LogSettings.DefaultPath));
        LogSettings.Parse("sqlite:/a/room.db").ShouldBe(new LogSettings(LogStore.Sqlite, "/a/room.db"));
        LogSettings.Parse("postgresql:Host=db").ShouldBe(new LogSettings(LogStore.Postgres, "Host=db"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sqlite:")]
    [InlineData("postgresql:")]
    [InlineData("mysql:Host=db")]
    [InlineData("SQLITE")]
    public void Should_refuse_what_is_none(string text) =>
        Should.Throw<FormatException>(() => LogSettings.Parse(text)).Message.ShouldContain("sqlite:FILE");
}

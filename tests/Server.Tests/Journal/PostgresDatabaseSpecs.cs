using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Journal;

public sealed class PostgresDatabaseSpecs
{
    [Theory]
    [InlineData("foo=bar")]
    [InlineData("Database=chat")]
    [InlineData("Host=localhost;Port=many")]
    public void Should_refuse_a_wrong_connection_string(string text)
    {
        var log = new LogSettings(LogStore.Postgres, text);

        var messages = ((Action[])[() => LogDatabase.Of(log)!.Lock(), () => new LogReader(log).From(1).Any()]).Select(use => Should.Throw<LogException>(use).Message);

        messages.ShouldAllBe(message => message.StartsWith("the connection string of --log postgresql: is wrong: ") && !message.Contains('\n'));
    }
}

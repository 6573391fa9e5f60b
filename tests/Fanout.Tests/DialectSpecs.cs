using System.Text;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Tests;

public class DialectSpecs
{
    [Theory]
    [InlineData("* u7 joined", nameof(ReplyKind.Joined))]
    [InlineData("u7 joined", nameof(ReplyKind.Joined))]
    [InlineData("* u77 joined", nameof(ReplyKind.None))]
    [InlineData("u1: u7 joined", nameof(ReplyKind.None))]
    [InlineData("* what is your nickname?", nameof(ReplyKind.None))]
    [InlineData("! the nickname \"u7\" is taken", nameof(ReplyKind.Refused))]
    public void Should_understand_plain_lines(string line, string kind) => Read(new RawDialect(), line).ShouldBe(kind);

    [Theory]
    [InlineData(":irc.test 001 u7 :Welcome", nameof(ReplyKind.None))]
    [InlineData(":irc.test 376 u7 :End of MOTD", nameof(ReplyKind.WantsAnswer))]
    [InlineData(":irc.test 422 u7 :No MOTD", nameof(ReplyKind.WantsAnswer))]
    [InlineData(":irc.test 366 u7 #a :End of names", nameof(ReplyKind.Joined))]
    [InlineData(":irc.test 433 * u7 :In use", nameof(ReplyKind.Refused))]
    [InlineData("PING :abc", nameof(ReplyKind.WantsAnswer))]
    [InlineData("ERROR :Closing link", nameof(ReplyKind.Refused))]
    public void Should_understand_irc(string line, string kind) => Read(new IrcDialect(), line).ShouldBe(kind);

    [Theory]
    [InlineData("$9", nameof(ReplyKind.None))]
    [InlineData(":1", nameof(ReplyKind.Joined))]
    [InlineData("+PONG", nameof(ReplyKind.Joined))]
    [InlineData("-ERR max number of clients reached", nameof(ReplyKind.Refused))]
    public void Should_understand_redis(string line, string kind) => Read(new RedisDialect(), line).ShouldBe(kind);

    [Fact]
    public void Should_answer_a_ping_with_what_it_holds() =>
        new IrcDialect().Read("PING :abc"u8, "u7").Answer.ShouldBe("PONG :abc\r\n"u8.ToArray());

    [Fact]
    public void Should_put_the_stamp_where_the_text_begins()
    {
        foreach (var name in Dialect.Names)
        {
            var line = Encoding.ASCII.GetString(Dialect.Named(name).Frame(64, out var stampAt));

            line[stampAt..].TrimEnd().ShouldBe(new string('.', 64), name);
        }
    }

    private static string Read(Dialect dialect, string line) => dialect.Read(Encoding.ASCII.GetBytes(line), "u7").Kind.ToString();
}

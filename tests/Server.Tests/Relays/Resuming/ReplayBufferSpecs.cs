using System.Text;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Resuming;

namespace AkkaChat.Server.Tests.Relays.Resuming;

public sealed class ReplayBufferSpecs
{
    [Theory]
    [InlineData(0, "one\ntwo\nthree\nfour\n")]
    [InlineData(1, "two\nthree\nfour\n")]
    [InlineData(2, "three\nfour\n")]
    [InlineData(3, "four\n")]
    [InlineData(4, "")]
    [InlineData(9, "")]
    public void Should_give_what_the_client_lacks_wherever_lines_and_segments_are_cut(long at, string expected)
    {
        var replay = new ReplayBuffer(1_000);
        replay.Add(Lines(3, "on", "e\ntwo\nth", "ree\n"));
        replay.Add(Lines(1, "four\n"));

        replay.From(at, out var gone).Text().ShouldBe(expected);
        gone.ShouldBe(0);
        replay.End.ShouldBe(4);
    }

    [Fact]
    public void Should_say_how_many_are_gone_when_there_were_too_many()
    {
        var replay = new ReplayBuffer(10);
        replay.Add(Lines(2, "1\n2\n"));
        replay.Add(Lines(1, "345\n"));
        replay.Add(Lines(1, "678\n"));

        replay.From(1, out var gone).Text().ShouldBe("345\n678\n");
        gone.ShouldBe(1);
        replay.From(3, out gone).Text().ShouldBe("678\n");
        gone.ShouldBe(0);
    }

    [Fact]
    public void Should_not_count_control_lines()
    {
        var replay = new ReplayBuffer(1_000);
        replay.Add(ServerLines.Control(new ControlLine.Acknowledged(3)));
        replay.End.ShouldBe(0);
        replay.From(0, out _).Text().ShouldBe("");
    }

    private static EncodedLines Lines(int count, params string[] segments) =>
        new(count, [.. segments.Select(segment => new ArraySegment<byte>(Encoding.UTF8.GetBytes(segment)))]);
}

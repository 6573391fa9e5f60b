using System.Net.Sockets;
using System.Text;
using AkkaChat.Bench.Fanout.Load;

namespace AkkaChat.Bench.Fanout.Tests;

public sealed class TallySpecs : IDisposable
{
    private const int Senders = 2;

    private readonly Tally _tally = new(Options(members: 2));
    private readonly Client _alice = Member(0);
    private readonly Client _bob = Member(1);

    [Fact]
    public void Should_have_a_line_in_flight_until_everybody_has_it()
    {
        var line = Say(0);

        _tally.InFlight.ShouldBe(1);
        _tally.Received(_alice, line);
        _tally.IsSettled.ShouldBeFalse();
        _tally.Received(_bob, line);

        _tally.IsSettled.ShouldBeTrue();
        _tally.InFlight.ShouldBe(0);
        _tally.Deliveries.ShouldBe(2);
    }

    [Fact]
    public void Should_count_the_same_however_the_lines_are_cut()
    {
        var lines = Say(0).Concat(Say(1)).Concat(Say(0)).ToArray();
        for (var cut = 0; cut <= lines.Length; cut++)
        {
            var member = Member(0);
            var before = _tally.Deliveries;

            var used = _tally.Received(member, lines.AsSpan(0, cut));
            _tally.Received(member, lines.AsSpan(used));

            (_tally.Deliveries - before).ShouldBe(3, $"cut at {cut}");
            member.Check!.Missing.ShouldBe(0);
            member.Socket.Dispose();
        }
    }

    [Fact]
    public void Should_say_what_a_member_has_not_got()
    {
        Say(0);
        _tally.Received(_alice, Say(0));
        Say(1);

        _tally.LostBy(_alice.Check!).ShouldBe(2);
        _tally.LostBy(_bob.Check!).ShouldBe(3);
    }

    [Fact]
    public void Should_not_wait_for_who_was_dropped()
    {
        var line = Say(0);
        _tally.Received(_alice, line);

        _tally.Dropped(_bob);

        _tally.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void Should_give_up_when_nobody_is_left()
    {
        _tally.Dropped(_alice);

        Should.Throw<FanoutException>(() => _tally.Dropped(_bob));
    }

    public void Dispose()
    {
        _alice.Socket.Dispose();
        _bob.Socket.Dispose();
    }

    private byte[] Say(int sender)
    {
        var text = Encoding.ASCII.GetBytes($"u{sender}: {new string('.', 40)}\n");
        _tally.Next(sender).Write(text.AsSpan(4));
        return text;
    }

    private static Client Member(int index) =>
        new(index, new Socket(SocketType.Stream, ProtocolType.Tcp), new SequenceCheck(Senders));

    private static LoadOptions Options(int members) => new()
    {
        Name = "raw",
        Host = "127.0.0.1",
        Port = 9999,
        Dialect = "raw",
        Members = members,
        Senders = Senders,
        Slow = 0,
        Window = 64,
        Rate = null,
        Bytes = 40,
        Warmup = 0,
        Seconds = 1,
        ProcessId = null,
    };
}

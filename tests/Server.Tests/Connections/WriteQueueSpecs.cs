using System.Text;
using Akka.IO;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;

namespace AkkaChat.Server.Tests.Connections;

public class OutboxSpecs
{
    private readonly Outbox _outbox = new(limit: 20);

    [Fact]
    public void Should_write_at_once_when_nothing_is_on_its_way()
    {
        var lines = Encoded("one");

        _outbox.Add(lines).ShouldBeSameAs(lines.Write);

        _outbox.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Should_keep_lines_back_while_a_write_is_on_its_way()
    {
        _outbox.Add(Encoded("one"));

        _outbox.Add(Encoded("two")).ShouldBeNull();
    }

    [Fact]
    public void Should_be_empty_when_the_last_write_is_acknowledged()
    {
        _outbox.Add(Encoded("one"));

        _outbox.Acknowledge().ShouldBeNull();

        _outbox.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Should_write_all_that_waits_as_one()
    {
        _outbox.Add(Encoded("one"));
        _outbox.Add(Encoded("two"));
        _outbox.Add(Encoded("three"));

        Text(_outbox.Acknowledge()).ShouldBe("two\nthree\n");
        _outbox.Acknowledge().ShouldBeNull();
        _outbox.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Should_pass_a_single_batch_that_waits_on_as_it_is()
    {
        var waiting = Encoded("two");
        _outbox.Add(Encoded("one"));
        _outbox.Add(waiting);

        _outbox.Acknowledge().ShouldBeSameAs(waiting.Write);
    }

    [Fact]
    public void Should_ask_for_an_acknowledgement_of_every_write()
    {
        _outbox.Add(Encoded("one"))!.Ack.ShouldBe(Written.Instance);
        _outbox.Add(Encoded("two"));
        _outbox.Add(Encoded("three"));

        _outbox.Acknowledge()!.Ack.ShouldBe(Written.Instance);
    }

    [Fact]
    public void Should_drop_and_count_what_waits_when_it_gets_too_much()
    {
        _outbox.Add(Encoded("one"));
        _outbox.Add(Encoded("two", "three"));

        _outbox.Add(Encoded("four", "five")).ShouldBeNull();

        _outbox.Skipped.ShouldBe(4);
        _outbox.Acknowledge().ShouldBeNull();
        _outbox.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Should_drop_what_comes_until_the_reader_has_been_told()
    {
        FallBehind();

        _outbox.Add(Encoded("x")).ShouldBeNull();
        _outbox.Acknowledge();
        _outbox.Add(Encoded("y")).ShouldBeNull();

        _outbox.Resume().ShouldBe(4);
        Text(_outbox.Add(Encoded("on"))).ShouldBe("on\n");
    }

    [Fact]
    public void Should_count_what_is_on_its_way_as_waiting()
    {
        _outbox.Add(Encoded("0123456789abcde"));

        _outbox.Add(Encoded("0123"));

        _outbox.Skipped.ShouldBe(1);
    }

    [Fact]
    public void Should_write_more_than_the_limit_when_nothing_waits()
    {
        Text(_outbox.Add(Encoded(new string('x', 50)))).Length.ShouldBe(51);

        _outbox.Skipped.ShouldBe(0);
    }

    [Fact]
    public void Should_keep_up_again_once_a_backlog_is_written()
    {
        _outbox.Add(Encoded("one"));
        for (var i = 0; i < 100; i++)
        {
            _outbox.Add(Encoded("12345678"));
            _outbox.Acknowledge().ShouldNotBeNull();
        }

        _outbox.Skipped.ShouldBe(0);
    }

    [Fact]
    public void Should_take_what_must_arrive_beyond_the_limit()
    {
        _outbox.Add(Encoded("one"));
        _outbox.Add(Encoded("0123456789abcd"));

        _outbox.AddRegardless(Encoded("goodbye"));

        Text(_outbox.Acknowledge()).ShouldBe("0123456789abcd\ngoodbye\n");
    }

    [Fact]
    public void Should_not_count_what_must_arrive_against_the_limit()
    {
        _outbox.AddRegardless(Encoded(new string('x', 100)));

        _outbox.Add(Encoded("0123456789abcd"));

        _outbox.Skipped.ShouldBe(0);
        _outbox.Acknowledge();
        _outbox.Acknowledge().ShouldBeNull();
        FallBehind();
    }

    private static string Text(Tcp.Write? write) => write.ShouldNotBeNull().Data.ToString(Encoding.UTF8);

    private void FallBehind()
    {
        _outbox.Add(Encoded("one"));
        _outbox.Add(Encoded("two"));
        _outbox.Add(Encoded(new string('x', 30)));
        _outbox.Skipped.ShouldBe(2);
    }
}

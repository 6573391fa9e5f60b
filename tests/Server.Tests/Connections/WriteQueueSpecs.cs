using System.Text;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;

namespace AkkaChat.Server.Tests.Connections;

public class WriteQueueSpecs
{
    private readonly WriteQueue _queue = new(maxBytes: 20);

    [Fact]
    public void Should_give_what_waits_in_order_however_it_is_taken()
    {
        _queue.AddRest(Encoded("one").Segments);
        _queue.Add(Encoded("two"));
        _queue.Add(Encoded("three"));

        Take(2).ShouldBe("on");
        Take(2).ShouldBe("e\n");
        Take(4).ShouldBe("two\n");
        Take(6).ShouldBe("three\n");
        _queue.IsEmpty.ShouldBeTrue();
        _queue.Peek().Count.ShouldBe(0);
    }

    [Fact]
    public void Should_advance_over_several_pieces_at_once()
    {
        _queue.AddRest(Encoded("one").Segments);
        _queue.AddRest(Encoded("two").Segments);
        _queue.PeekAll().Sum(segment => segment.Count).ShouldBe(8);

        _queue.Advance(6);

        Text(_queue.Peek()).ShouldBe("o\n");
    }

    [Fact]
    public void Should_drop_and_count_what_waits_when_it_gets_too_much()
    {
        _queue.AddRest(Encoded("one").Segments);
        _queue.Add(Encoded("two", "three"));

        _queue.Add(Encoded("four", "five"));

        _queue.Dropped.ShouldBe(4);
        Take(4).ShouldBe("one\n");
        _queue.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Should_drop_what_comes_until_the_reader_has_been_told()
    {
        FallBehind();
        _queue.Add(Encoded("x"));
        Take(4);
        _queue.Add(Encoded("y"));

        _queue.TakeDropped().ShouldBe(4);
        _queue.HasDropped.ShouldBeFalse();
        _queue.Add(Encoded("on"));
        Take(3).ShouldBe("on\n");
    }

    [Fact]
    public void Should_count_what_is_being_sent_as_waiting()
    {
        _queue.AddRest(Encoded("0123456789abcde").Segments);

        _queue.Add(Encoded("0123"));

        _queue.Dropped.ShouldBe(1);
    }

    [Fact]
    public void Should_not_drop_the_rest_of_lines_that_the_kernel_has_begun_to_take()
    {
        _queue.AddRest(Encoded(new string('x', 50)).Segments);

        _queue.Dropped.ShouldBe(0);
        Take(51).Length.ShouldBe(51);
    }

    [Fact]
    public void Should_keep_up_again_once_a_backlog_is_written()
    {
        _queue.AddRest(Encoded("one").Segments);
        for (var i = 0; i < 100; i++)
        {
            _queue.Add(Encoded("12345678"));
            Take(_queue.Peek().Count).ShouldNotBeEmpty();
        }

        _queue.Dropped.ShouldBe(0);
    }

    [Fact]
    public void Should_take_what_must_arrive_beyond_the_limit()
    {
        _queue.AddRest(Encoded("one").Segments);
        _queue.Add(Encoded("0123456789abcd"));

        _queue.AddUnbounded(Encoded("goodbye"));

        Take(4).ShouldBe("one\n");
        Text(_queue.PeekAll().SelectMany(segment => segment).ToArray()).ShouldBe("0123456789abcd\ngoodbye\n");
    }

    [Fact]
    public void Should_not_count_what_must_arrive_against_the_limit()
    {
        _queue.AddUnbounded(Encoded(new string('x', 100)));

        _queue.Add(Encoded("0123456789abcd"));

        _queue.Dropped.ShouldBe(0);
        while (_queue.Peek() is { Count: > 0 } next)
            _queue.Advance(next.Count);
        FallBehind();
    }

    [Fact]
    public void Should_join_pieces_that_lie_side_by_side()
    {
        var bytes = Encoding.UTF8.GetBytes("one\ntwo\n");
        _queue.Add(new EncodedLines(1, new ArraySegment<byte>(bytes, 0, 4)));
        _queue.Add(new EncodedLines(1, new ArraySegment<byte>(bytes, 4, 4)));

        Text(_queue.Peek()).ShouldBe("one\ntwo\n");
    }

    private string Take(int bytes)
    {
        var text = Text(_queue.Peek())[..bytes];
        _queue.Advance(bytes);
        return text;
    }

    private static string Text(ArraySegment<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private void FallBehind()
    {
        _queue.AddRest(Encoded("one").Segments);
        _queue.Add(Encoded("two"));
        _queue.Add(Encoded(new string('x', 30)));
        _queue.Dropped.ShouldBe(2);
    }
}

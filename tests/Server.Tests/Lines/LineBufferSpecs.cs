using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Lines;

public class LineBufferSpecs
{
    private readonly LineBuffer _buffer = new(WireFormat.Lf);

    [Fact]
    public void Should_be_empty_at_first()
    {
        _buffer.From(default).ShouldBeNull();
    }

    [Fact]
    public void Should_hold_lines_in_order()
    {
        Say("one", "two");

        var lines = _buffer.From(default).ShouldNotBeNull();

        lines.Text().ShouldBe("alice: one\nalice: two\n");
        lines.Count.ShouldBe(2);
        lines.Bytes.ShouldBe(22);
    }

    [Fact]
    public void Should_end_lines_as_its_readers_do()
    {
        var buffer = new LineBuffer(WireFormat.CrLf);

        buffer.Append(new RoomEvent.Joined(Alice));

        buffer.From(default)!.Text().ShouldBe("* alice joined\r\n");
    }

    [Fact]
    public void Should_give_the_lines_from_a_place_on()
    {
        Say("one");
        var place = _buffer.End;
        Say("two", "three");

        var lines = _buffer.From(place).ShouldNotBeNull();

        lines.Text().ShouldBe("alice: two\nalice: three\n");
        lines.Count.ShouldBe(2);
    }

    [Fact]
    public void Should_give_nothing_from_the_end_on()
    {
        Say("one");

        _buffer.From(_buffer.End).ShouldBeNull();
    }

    [Fact]
    public void Should_leave_what_it_gave_alone_when_it_goes_on()
    {
        Say("one");
        var first = _buffer.From(default)!;
        _buffer.Clear();
        Say("two");

        _buffer.From(default)!.Text().ShouldBe("alice: two\n");
        first.Text().ShouldBe("alice: one\n");
    }

    [Fact]
    public void Should_put_batches_that_follow_one_another_side_by_side()
    {
        Say("one");
        var first = _buffer.From(default)!.Segments[0];
        _buffer.Clear();
        Say("two");
        var second = _buffer.From(default)!.Segments[0];

        second.Array.ShouldBeSameAs(first.Array);
        second.Offset.ShouldBe(first.Offset + first.Count);
    }

    [Fact]
    public void Should_hold_more_than_one_chunk_and_slice_it_anywhere()
    {
        var said = Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), 4000)).ToArray();
        var places = new List<LineBuffer.Position>();
        foreach (var text in said)
        {
            places.Add(_buffer.End);
            Say(text);
        }

        for (var i = 0; i < said.Length; i++)
            _buffer.From(places[i])!.Text().ShouldBe(string.Concat(said[i..].Select(text => $"alice: {text}\n")));
    }

    [Fact]
    public void Should_stay_as_it_was_when_an_event_cannot_be_encoded()
    {
        Say("one");

        Should.Throw<Exception>(() => _buffer.Append(null!));

        Say("two");
        _buffer.From(default)!.Text().ShouldBe("alice: one\nalice: two\n");
    }

    private void Say(params string[] texts)
    {
        foreach (var text in texts)
            _buffer.Append(new RoomEvent.Said(Alice, text));
    }
}

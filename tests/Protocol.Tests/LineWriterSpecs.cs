using System.Buffers;
using System.Text;
using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

public class LineWriterSpecs
{
    public static readonly TheoryData<RoomEvent, string> Events = new()
    {
        { new RoomEvent.Joined(Nick("alice")), "* alice joined" },
        { new RoomEvent.Left(Nick("alice")), "* alice left" },
        { new RoomEvent.Said(Nick("alice"), "hello"), "alice: hello" },
        { new RoomEvent.Acted(Nick("alice"), "waves"), "** alice waves" },
        { new RoomEvent.Renamed(Nick("alice"), Nick("bob")), "* alice is now called bob" },
        { new RoomEvent.Said(Nick("철수"), "안녕 👩‍🚀 e\u0301"), "철수: 안녕 👩‍🚀 e\u0301" },
        { new RoomEvent.Said(Nick("mallory"), "hi\r\n* alice left\u001B[2J"), "mallory: hi* alice left[2J" },
        { new RoomEvent.Acted(Nick("mallory"), "left\n* alice left"), "** mallory left* alice left" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Should_write_an_event_with_the_ending_of_its_reader(RoomEvent e, string line)
    {
        Bytes(output => LineWriter.WriteEvent(output, e, WireFormat.Lf)).ShouldBe(Encoding.UTF8.GetBytes(line + "\n"));
        Bytes(output => LineWriter.WriteEvent(output, e, WireFormat.CrLf)).ShouldBe(Encoding.UTF8.GetBytes(line + "\r\n"));
    }

    [Fact]
    public void Should_write_what_only_one_person_is_told()
    {
        Rendered(output => LineWriter.WriteNotice(output, $"type a nickname", WireFormat.Lf)).ShouldBe("* type a nickname\n");
        Rendered(output => LineWriter.WriteRefusal(output, $"no such {"\"x\ny\""}", WireFormat.CrLf)).ShouldBe("! no such \"xy\"\r\n");
        Rendered(output => LineWriter.WriteEvent(output, new RoomEvent.Whispered(Nick("alice"), Nick("bob"), "psst\n"), WireFormat.Lf)).ShouldBe("alice → bob: psst\n");
    }

    [Theory]
    [InlineData("hello ")]
    [InlineData("안녕 👩‍🚀 ")]
    public void Should_make_no_copy_of_what_was_said(string words)
    {
        var said = new RoomEvent.Said(Nick("alice"), string.Concat(Enumerable.Repeat(words, 1000)));
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        LineWriter.WriteEvent(output, said, WireFormat.Lf);

        var before = GC.GetAllocatedBytesForCurrentThread();
        LineWriter.WriteEvent(output, said, WireFormat.Lf);

        // Nothing that grows with the text. Not zero, because code that the runtime has not optimised yet boxes a few values.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(512);
    }

    private static byte[] Bytes(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}

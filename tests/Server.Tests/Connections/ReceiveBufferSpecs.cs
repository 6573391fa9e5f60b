using System.Text;
using Akka.IO;
using AkkaChat.Server.Connections;

namespace AkkaChat.Server.Tests.Connections;

public class ReceiveBufferSpecs
{
    private readonly ReceiveBuffer _buffer = new(maxLineBytes: 100);

    [Fact]
    public void Should_give_the_lines_of_one_packet_one_by_one()
    {
        Receive("one\ntwo\n");

        Next().ShouldBe("one");
        Next().ShouldBe("two");
        Next().ShouldBeNull();
    }

    [Fact]
    public void Should_wait_for_the_rest_of_a_line()
    {
        Receive("on");
        Next().ShouldBeNull();

        Receive("e\n");

        Next().ShouldBe("one");
    }

    [Fact]
    public void Should_put_a_packet_behind_what_was_not_read_yet()
    {
        Receive("one\ntwo\nth");
        Next().ShouldBe("one");

        Receive("ree\n");

        Next().ShouldBe("two");
        Next().ShouldBe("three");
        Next().ShouldBeNull();
    }

    [Fact]
    public void Should_take_the_unfinished_rest_for_a_line_when_the_input_ends()
    {
        Receive("one\ntwo");
        _buffer.End();

        Next().ShouldBe("one");
        Next().ShouldBe("two");
        Next().ShouldBeNull();
        _buffer.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public void Should_pass_on_what_a_telnet_client_is_to_be_answered()
    {
        _buffer.Append(ByteString.FromBytes([255, 253, 6]));
        Next().ShouldBeNull();

        _buffer.TryTakeTelnetAnswer(out var answer).ShouldBeTrue();
        answer.ShouldBe([255, 253, 0, 255, 252, 6]);
        _buffer.TryTakeTelnetAnswer(out _).ShouldBeFalse();
    }

    private string? Next() => _buffer.TryRead(out var line) ? line.Text : null;

    private void Receive(string text) => _buffer.Append(ByteString.FromBytes(Encoding.UTF8.GetBytes(text)));
}

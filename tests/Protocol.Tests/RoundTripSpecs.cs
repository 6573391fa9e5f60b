using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

/// <summary>Whatever one side writes, the other side reads as the same.</summary>
public sealed class RoundTripSpecs(ITestOutputHelper log)
{
    private static readonly DateTimeOffset Received = new(2026, 11, 22, 16, 0, 0, TimeSpan.Zero);

    private static readonly Gen<long> Numbers = Gen.OneOf(Gen.Choose(0, 100).Select(n => (long)n), Gen.Elements(4_294_967_296L, long.MaxValue));

    private static readonly Gen<string> Tokens = Gen.Elements("0123456789abcdef").ArrayOf().Select(digits => string.Concat(digits));

    private static readonly Gen<string> CleanTexts = Texts.Hostile.Select(Sanitizer.Clean);

    private static readonly Gen<Nickname> Nicknames = Gen.Elements("alice", "bob", "철수", "Ünal", "a.b-c_d", "👩‍🚀").Select(Nick);

    private static readonly Gen<ControlLine> ControlLines = Gen.OneOf<ControlLine>(
        from token in Tokens
        from room in Tokens
        from grace in Numbers
        from done in Gen.OneOf(Gen.Constant((long?)null), Numbers.Select(n => (long?)n))
        from lost in Gen.OneOf(Gen.Constant((long?)null), Numbers.Select(n => (long?)n))
        select (ControlLine)new ControlLine.SessionStarted(token, room, grace, done, lost),
        from cursor in Numbers
        from done in Numbers
        from lost in Numbers
        select (ControlLine)new ControlLine.SessionResumed(cursor, done, lost),
        Numbers.Select(n => (ControlLine)new ControlLine.CursorMoved(n)),
        Numbers.Select(n => (ControlLine)new ControlLine.Acknowledged(n)),
        Tokens.Select(value => (ControlLine)new ControlLine.Pong(value)),
        from part in Gen.Choose(1, 9)
        from parts in Gen.Choose(1, 9)
        from names in CleanTexts
        select (ControlLine)new ControlLine.MemberList(part, parts, names),
        from text in CleanTexts
        from isFinal in Gen.Elements(false, true)
        select (ControlLine)new ControlLine.NicknameRefused(text, isFinal),
        CleanTexts.Select(text => (ControlLine)new ControlLine.Goodbye(text)));

    private static readonly Gen<TaggedClientLine> ClientLines = Gen.OneOf<TaggedClientLine>(
        from id in Numbers
        from text in Texts.Hostile
        select (TaggedClientLine)new TaggedClientLine.Numbered(id, text),
        Tokens.Select(value => (TaggedClientLine)new TaggedClientLine.Ping(value)));

    private static readonly Gen<Handshake> Handshakes =
        from nickname in Nicknames
        from token in Gen.OneOf(Gen.Constant((string?)null), Tokens.Where(token => token.Length > 0).Select(token => (string?)token))
        from cursor in Numbers
        from isProgram in Gen.Elements(false, true)
        select new Handshake(nickname.Text, token, token is null ? 0 : cursor)
        {
            LastEvent = token is null ? 0 : cursor,
            Epoch = token is null || cursor == 0 ? "" : "5f02a1c7",
            IsProgram = isProgram,
        };

    private static readonly Gen<RoomEvent> Events =
        from who in Nicknames
        from other in Nicknames
        from text in CleanTexts
        from e in Gen.Elements<RoomEvent>(
            new RoomEvent.Said(who, text),
            new RoomEvent.Acted(who, text),
            new RoomEvent.Joined(who),
            new RoomEvent.Left(who),
            new RoomEvent.Renamed(who, other),
            new RoomEvent.Whispered(who, other, text))
        select e;

    [Fact]
    public void Should_read_the_control_line_that_was_written() => Check(log, ControlLines, 2_000, line =>
    {
        ControlLine.TryParse(Tagged(Rendered(line.WriteTo).TrimEnd('\n')), out var read).ShouldBeTrue();
        read.ShouldBe(line);
    });

    [Fact]
    public void Should_read_the_client_line_that_was_written() => Check(log, ClientLines, 2_000, line =>
    {
        TaggedClientLine.TryParse(Tagged(line.Format()), out var read).ShouldBeTrue();
        read.ShouldBe(line);
    });

    [Fact]
    public void Should_read_the_handshake_that_was_written() => Check(log, Handshakes, 1_000, handshake =>
    {
        Handshake.TryParse(handshake.Format(), out var read).ShouldBeTrue();
        read.ShouldBe(handshake);
    });

    [Fact]
    public void Should_read_the_event_that_was_written() => Check(log, Events, 2_000, e =>
    {
        var stamp = new Stamp(17, new DateTimeOffset(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero));
        var line = Rendered(output => LineWriter.WriteEvent(output, e, WireFormat.Tagged, stamp));
        var (kind, nick, to, text) = e switch
        {
            RoomEvent.Said said => (RoomLineKind.Said, said.Who, "", said.Text),
            RoomEvent.Acted acted => (RoomLineKind.Acted, acted.Who, "", acted.Text),
            RoomEvent.Joined joined => (RoomLineKind.Joined, joined.Who, "", ""),
            RoomEvent.Left left => (RoomLineKind.Left, left.Who, "", ""),
            RoomEvent.Renamed renamed => (RoomLineKind.Renamed, renamed.Old, renamed.New.Text, ""),
            RoomEvent.Whispered whispered => (RoomLineKind.Whispered, whispered.From, whispered.To.Text, whispered.Text),
            _ => throw new NotSupportedException(),
        };
        Read(line).ShouldBe(new RoomLine(kind, nick.Text, to, text) { Number = stamp.Number, Time = stamp.Time, Raw = line.TrimEnd('\n').Split(' ', 2)[1] });
    });

    [Fact]
    public void Should_read_the_private_line_that_was_written() => Check(log, CleanTexts, 1_000, text =>
    {
        Read(Rendered(output => LineWriter.WriteNotice(output, ServerText.Verbatim(text), WireFormat.Tagged)))
            .ShouldBe(new RoomLine(RoomLineKind.Notice, "", "", text) { Time = Received, Raw = $"* {text}" });
        Read(Rendered(output => LineWriter.WriteRefusal(output, ServerText.Verbatim(text), WireFormat.Tagged, id: 7)))
            .ShouldBe(new RoomLine(RoomLineKind.Refusal, "", "", text) { Time = Received, RefusedId = 7, Raw = $"! {text}" });
    });

    [Theory]
    [InlineData("@session=8c1d;room=5f02a1c7;grace=30 \n")]
    [InlineData("@session=8c1d;room=5f02a1c7;grace=30;done=4 \n")]
    [InlineData("@session=8c1d;room=5f02a1c7;grace=30;gone=0;last=12 \n")]
    [InlineData("@resumed=3;done=2;gone=0 \n")]
    [InlineData("@resumed=3;done=2;gone=0;last=12 \n")]
    [InlineData("@at=17 \n")]
    [InlineData("@done=1 \n")]
    [InlineData("@pong=12345 \n")]
    [InlineData("@who=1/2 alice bob\n")]
    [InlineData("@refused taken\n")]
    [InlineData("@bye * goodbye bob\n")]
    [InlineData("@bye;nodes=10.0.0.2:9999,[fd00::3]:9999 * the server is stopping, goodbye\n")]
    public void Should_write_the_bytes_of_the_protocol(string line)
    {
        ControlLine.TryParse(Tagged(line.TrimEnd('\n')), out var control).ShouldBeTrue();
        Rendered(control!.WriteTo).ShouldBe(line);
    }

    [Fact]
    public void Should_write_tags_longer_than_usual()
    {
        var value = new string('x', 5_000);
        Rendered(new ControlLine.Pong(value).WriteTo).ShouldBe($"@pong={value} \n");
    }

    [Fact]
    public void Should_leave_other_tags_alone()
    {
        ControlLine.TryParse(Tagged("@something=new text"), out _).ShouldBeFalse();
        TaggedClientLine.TryParse(Tagged("@something=new text"), out _).ShouldBeFalse();
        RoomLine.TryParse(Tagged("@something=new text"), Received, out _).ShouldBeFalse();
    }

    private static TaggedLine Tagged(string line) => TaggedLine.TryParse(line, out var tagged) ? tagged : throw new ArgumentException(line, nameof(line));

    private static RoomLine Read(string line) =>
        RoomLine.TryParse(Tagged(line.TrimEnd('\n')), Received, out var roomLine) ? roomLine : throw new ArgumentException(line, nameof(line));
}

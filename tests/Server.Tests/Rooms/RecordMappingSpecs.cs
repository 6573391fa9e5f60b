using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms;
using Google.Protobuf;
using static AkkaChat.Server.Tests.Names;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Rooms;

public sealed class RecordMappingSpecs
{
    // The bytes of a record as version 0.2.0 writes it. Every later version must read them: never change this text.
    private const string Version020 =
        "CAcQgKz6sdQzGh8SBWFsaWNlMhYIARACGhABI0VniavN7wEjRWeJq83vGhIIARIFYWxpY2UaBWhlbGxvSAMaEggCEgVhbGljZSIFd2F2ZXNIBBoQCAMSBWFsaWNlKgVjYXJvbBoPCAQSBWNhcm9sQgQIAxAEGgsIBRIFY2Fyb2w6AA==";

    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_000);
    private static readonly LoggedMember Member = new(new MemberId(1, 2), new ClientKey("0123456789abcdef0123456789abcdef"));

    private static readonly LoggedEvent[] Events =
    [
        new(new RoomEvent.Joined(Alice), Alice, new Stamp(7, Time), Member: Member),
        new(new RoomEvent.Said(Alice, "hello"), Alice, new Stamp(8, Time.AddMilliseconds(1)), Line: 3),
        new(new RoomEvent.Acted(Alice, "waves"), Alice, new Stamp(9, Time.AddMilliseconds(2)), Line: 4),
        new(new RoomEvent.Renamed(Alice, Carol), Alice, new Stamp(10, Time.AddMilliseconds(3))),
        new(null, Carol, new Stamp(10, Time.AddMilliseconds(4)), Member: new LoggedMember(new MemberId(3, 4), null)),
        new(new RoomEvent.Left(Carol), Carol, new Stamp(11, Time.AddMilliseconds(5))),
    ];

    [Fact]
    public void Should_read_what_it_writes() =>
        RecordMapping.ToEvents(Record.Parser.ParseFrom(RecordMapping.ToRecord(Events).ToByteArray())).ShouldBe(Events);

    [Fact]
    public void Should_read_the_records_of_version_0_2() =>
        RecordMapping.ToEvents(Record.Parser.ParseFrom(Convert.FromBase64String(Version020))).ShouldBe(Events);

    [Fact]
    public void Should_say_that_a_newer_version_wrote_what_it_does_not_know()
    {
        var record = new Record { First = 1, Events = { new Event { Who = "alice" } } };

        Should.Throw<InvalidDataException>(() => RecordMapping.ToEvents(record).ToList()).Message.ShouldContain("event 1");
    }
}

using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using Google.Protobuf;
using static AkkaChat.Server.Tests.Names;
using Record = AkkaChat.Server.Journal.Records.Record;

namespace AkkaChat.Server.Tests.Rooms.Mapping;

public sealed class RecordMappingSpecs
{
    // The bytes of a record as version 0.2.0 writes it. Every later version must read them: never change this text.
    private const string Version020 =
        "CAcQgKz6sdQzGh8SBWFsaWNlMhYIARACGhABI0VniavN7wEjRWeJq83vGhIIARIFYWxpY2UaBWhlbGxvSAMaEggCEgVhbGljZSIFd2F2ZXNIBBoQCAMSBWFsaWNlKgVjYXJvbBoPCAQSBWNhcm9sQgQIAxAEGgsIBRIFY2Fyb2w6AA==";

    // The same with what operators do, and who is away.
    private const string Moderated =
        "CA4Qhqz6sdQzGhISBWNhcm9sUAd6BwoFbHVuY2gaHxIDYm9iUAJqFgoFY2Fyb2wQBxoEcHNzdCIFbHVuY2gaDggBEgVjYXJvbFAHggEAGi0IARIFY2Fyb2xQB4oBHwgHEgNib2IYAiCAurcDKgRzcGFtMgkxOTIuMC4yLjcaHwgBEgNib2I6FAgBEhBjYXJvbCBiYW5uZWQgeW91UAIaFQgBEgVjYXJvbFAHigEHCAEqA3RlYQ==";

    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_000);
    private static readonly Placement Placement = new(1, new SecretHash("0123456789abcdef0123456789abcdef"));

    private static readonly LoggedEvent[] Old =
    [
        new(new RoomEvent.Joined(Alice), default, Alice, new Stamp(7, Time)) { Placement = Placement },
        new(new RoomEvent.Said(Alice, "hello"), default, Alice, new Stamp(8, Time.AddMilliseconds(1))) { Line = 3 },
        new(new RoomEvent.Acted(Alice, "waves"), default, Alice, new Stamp(9, Time.AddMilliseconds(2))) { Line = 4 },
        new(new RoomEvent.Renamed(Alice, Carol), default, Alice, new Stamp(10, Time.AddMilliseconds(3))),
        new(new RoomEvent.Left(Carol), default, Carol, new Stamp(11, Time.AddMilliseconds(5))),
    ];

    private static readonly LoggedEvent[] Events =
    [
        .. Old.Select(e => e with { By = new MemberId(7), Command = 9, IsAsked = e.Event is RoomEvent.Left }),
        new(new RoomEvent.Whispered(Bob, Carol, "psst"), new MemberId(2), Bob, new Stamp(12, Time.AddMilliseconds(5))) { To = new MemberId(7) },
        new(null, new MemberId(7), Carol, new Stamp(13, Time.AddMilliseconds(6))) { Placement = new Placement(3, null) { IsProgram = true } },
        new(new RoomEvent.WentAway(Carol, "lunch"), new MemberId(7), Carol, new Stamp(14, Time.AddMilliseconds(6))),
        new(new RoomEvent.Whispered(Bob, Carol, "psst") { Away = "lunch" }, new MemberId(2), Bob, new Stamp(15, Time.AddMilliseconds(6))) { To = new MemberId(7) },
        new(new RoomEvent.EndedAway(Carol), new MemberId(7), Carol, new Stamp(16, Time.AddMilliseconds(7))),
        new(new RoomEvent.Moderated(Carol, ModerationKind.Ban, "bob", TimeSpan.FromHours(2), "spam"), new MemberId(7), Carol, new Stamp(17, Time.AddMilliseconds(7)))
        {
            To = new MemberId(2),
            Addresses = new AddressRange("192.0.2.7"),
        },
        new(new RoomEvent.Left(Bob), new MemberId(2), Bob, new Stamp(18, Time.AddMilliseconds(7))) { IsAsked = true, Removal = $"{Carol} banned you{ServerText.Empty}{ServerText.Empty}" },
        new(new RoomEvent.Moderated(Carol, ModerationKind.Topic, Text: "tea"), new MemberId(7), Carol, new Stamp(19, Time.AddMilliseconds(7))),
    ];

    private static readonly LoggedEvent[] Accounts =
    [
        new(new RoomEvent.AccountChanged(Carol, AccountChange.Registered), new MemberId(7), Carol, new Stamp(20, Time)) { Credential = "a hash" },
        new(new RoomEvent.Renamed(Bob, Carol), new MemberId(8), Bob, new Stamp(21, Time)) { MustLogIn = true },
        new(null, new MemberId(8), Carol, new Stamp(22, Time)) { Preferences = "quiet" },
        new(new RoomEvent.Pasted(Carol, "one\n\nthree"), new MemberId(8), Carol, new Stamp(23, Time)),
    ];

    [Fact]
    public void Should_read_what_it_writes() =>
        RecordMapping.ToEvents(Record.Parser.ParseFrom(RecordMapping.ToRecord([.. Events, .. Accounts]).ToByteArray())).ShouldBe([.. Events, .. Accounts]);

    [Fact]
    public void Should_write_of_a_whisper_only_that_there_was_one_where_none_are_recorded()
    {
        var record = RecordMapping.ToRecord(Events, withWhispers: false);

        record.ToString().ShouldNotContain("psst");
        RecordMapping.ToEvents(record).Select(e => e.Stamp.Number).ShouldBe(Events.Select(e => e.Stamp.Number));
    }

    [Fact]
    public void Should_read_the_records_of_version_0_2() =>
        RecordMapping.ToEvents(Record.Parser.ParseFrom(Convert.FromBase64String(Version020))).ShouldBe(Old);

    [Fact]
    public void Should_read_the_records_with_moderation_of_version_0_2() =>
        RecordMapping.ToEvents(Record.Parser.ParseFrom(Convert.FromBase64String(Moderated))).ShouldBe(Events[7..]);

    [Fact]
    public void Should_have_given_no_other_number_to_a_kind_of_moderation() =>
        Enum.GetNames<ModerationKind>().ShouldBe(["Op", "Topic", "Motd", "Announce", "Kick", "Mute", "Unmute", "Ban", "Unban", "Slow", "Lock", "Unlock", "Shutdown", "Deop"]);

    [Fact]
    public void Should_have_given_no_other_number_to_a_change_of_an_account() =>
        Enum.GetNames<AccountChange>().ShouldBe(["Registered", "PasswordChanged", "KeyAdded", "Unregistered", "LoggedIn"]);

    [Fact]
    public void Should_say_that_a_newer_version_wrote_what_it_does_not_know()
    {
        var record = new Record { First = 1, Events = { new Event { Who = "alice" } } };

        Should.Throw<InvalidDataException>(() => RecordMapping.ToEvents(record).ToList()).Message.ShouldContain("event 1");
    }
}

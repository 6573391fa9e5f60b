using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Commands;

/// <summary>What operators type, and what is wrong with it.</summary>
public sealed class ModerationCommandsSpecs
{
    public static TheoryData<string, string, object> Typed() => new()
    {
        { "kick", "@bob: calm down", new RoomCommands.Moderate(ModerationKind.Kick, "bob", Text: "calm down") },
        { "mute", "bob", new RoomCommands.Moderate(ModerationKind.Mute, "bob", TimeSpan.FromMinutes(10)) },
        { "mute", "bob 1h  shouting", new RoomCommands.Moderate(ModerationKind.Mute, "bob", TimeSpan.FromHours(1), "shouting") },
        { "unmute", "지영", new RoomCommands.Moderate(ModerationKind.Unmute, "지영") },
        { "ban", "bob", new RoomCommands.Moderate(ModerationKind.Ban, "bob") },
        { "ban", "bob 7d", new RoomCommands.Moderate(ModerationKind.Ban, "bob", TimeSpan.FromDays(7)) },
        { "ban", "10.1.2.3/8 spam", new RoomCommands.Moderate(ModerationKind.Ban, "10.0.0.0/8", Text: "spam") },
        { "unban", "2001:DB8::1", new RoomCommands.Moderate(ModerationKind.Unban, "2001:db8::1") },
        { "bans", "", new RoomCommands.Show(ModerationKind.Ban) },
        { "slow", "5s", new RoomCommands.Moderate(ModerationKind.Slow, For: TimeSpan.FromSeconds(5)) },
        { "slow", "OFF", new RoomCommands.Moderate(ModerationKind.Slow) },
        { "lock", "on", new RoomCommands.Moderate(ModerationKind.Lock) },
        { "lock", "off", new RoomCommands.Moderate(ModerationKind.Unlock) },
        { "topic", "", new RoomCommands.Show(ModerationKind.Topic) },
        { "topic", "tea", new RoomCommands.Moderate(ModerationKind.Topic, Text: "tea") },
        { "topic", "-", new RoomCommands.Moderate(ModerationKind.Topic) },
        { "motd", "hello", new RoomCommands.Moderate(ModerationKind.Motd, Text: "hello") },
        { "announce", "news", new RoomCommands.Moderate(ModerationKind.Announce, Text: "news") },
        { "shutdown", "60s moving", new RoomCommands.Moderate(ModerationKind.Shutdown, For: TimeSpan.FromMinutes(1), Text: "moving") },
        { "shutdown", "off", new RoomCommands.Moderate(ModerationKind.Shutdown) },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void Should_ask_the_room(string name, string argument, object command) =>
        ChatCommands.Find(name)!.Run(argument).ShouldBe(new CommandOutcome.AskRoom((RoomCommand)command));

    [Theory]
    [InlineData("kick", "", "type /kick NICKNAME [WHY] to remove somebody")]
    [InlineData("kick", "a:b", "the nickname \"a:b\" holds \":\": leave out : * ! @ / and arrows, for instance ab")]
    [InlineData("mute", "", "type /mute NICKNAME [DURATION] [WHY] to have somebody say nothing for a time, 10 minutes unless you say how long")]
    [InlineData("mute", "bob 10x", "\"10x\" is no duration: use such as 30s, 10m, 2h or 7d; why comes behind it and begins with no digit")]
    [InlineData("mute", "bob 0s", "\"0s\" is no duration: use such as 30s, 10m, 2h or 7d; why comes behind it and begins with no digit")]
    [InlineData("ban", "bob 9999999d", "\"9999999d\" is no duration: use such as 30s, 10m, 2h or 7d; why comes behind it and begins with no digit")]
    [InlineData("ban", "10.0.0.0/40", "\"10.0.0.0/40\" is no address: use such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("unban", "", "type /unban NICKNAME|ADDRESS[/BITS] to let somebody in again")]
    [InlineData("slow", "", "type /slow DURATION|off to let everybody say one line in a time")]
    [InlineData("slow", "slowly", "\"slowly\" is no duration: use such as 30s, 10m, 2h or 7d, or off")]
    [InlineData("lock", "maybe", "type /lock on|off to let nobody new in")]
    [InlineData("announce", "", "type /announce TEXT to tell everybody something that nobody can type")]
    [InlineData("shutdown", "", "type /shutdown DURATION|off [WHY] to stop the server after a time, or let it run on")]
    [InlineData("shutdown", "now", "\"now\" is no duration: use such as 30s, 10m, 2h or 7d, or off")]
    public void Should_say_what_is_wrong(string name, string argument, string refusal) =>
        ChatCommands.Find(name)!.Run(argument).ShouldBe(new CommandOutcome.Refuse(ServerText.Verbatim(refusal)));

    [Fact]
    public void Should_hold_a_password_that_no_message_shows() =>
        ChatCommands.Find("op")!.Run("swordfish").ToString().ShouldNotContain("swordfish");
}

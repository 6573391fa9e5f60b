using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;
using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

/// <summary>Whatever people call themselves and type, the first characters of a line tell the truth about it.</summary>
public class ForgerySpecs(ITestOutputHelper log)
{
    private static readonly Gen<Nickname> Nicknames = Gen.OneOf(
        Gen.Elements("alice", "you", "joined", "left", "-", "안녕", "👩‍🚀", "é", "\"", "-", "server").Select(Nick),
        Texts.Hostile.Select(text => Nickname.TryParse(text, out var nickname, out _) ? nickname : Nick("alice")));

    private static readonly Gen<(Nickname Who, Nickname Other, string Text)> Parts =
        from who in Nicknames
        from other in Nicknames
        from text in Texts.Hostile
        select (who, other, text);

    [Fact]
    public void Should_write_one_line_without_control_characters_for_any_event() => Check(log, Parts, 5_000, parts =>
    {
        foreach (var line in AllLines(parts.Who, parts.Other, parts.Text))
        {
            line.ShouldEndWith("\n");
            line[..^1].Any(c => char.IsControl(c) || c is '\u2028' or '\u2029').ShouldBeFalse(line);
        }
    });

    [Fact]
    public void Should_let_nobody_imitate_a_line_of_another_kind() => Check(log, Parts, 5_000, parts =>
    {
        var (who, other, text) = parts;
        Said(who, text).Split(' ')[0].ShouldBe($"{who}:");
        Acted(who, text).Split(' ')[..2].ShouldBe(["**", who.Text]);
        Whispered(who, other, text).Split(' ')[..3].ShouldBe([who.Text, "→", $"{other}:"]);

        (who.Text is "*" or "**" or "!" || who.Text.Contains('→') || who.Text.EndsWith(':')).ShouldBeFalse();
    });

    [Fact]
    public void Should_accept_no_nickname_that_holds_what_the_server_writes_with() => Check(log, Nicknames, 5_000, nickname =>
        nickname.Text.Any(c => ":*!@/".Contains(c) || char.IsWhiteSpace(c) || char.IsControl(c)).ShouldBeFalse(nickname.Text));

    [Fact]
    public void Should_never_throw_on_a_nickname() => Check(log, Texts.Hostile, 10_000, text =>
    {
        if (!Nickname.TryParse(text, out _, out var refusal))
            $"{refusal.Text}".ShouldNotBeEmpty();
    });

    private static IEnumerable<string> AllLines(Nickname who, Nickname other, string text) =>
    [
        Said(who, text),
        Acted(who, text),
        Whispered(who, other, text),
        Event(new RoomEvent.Pasted(who, $"{text}\n{text}")),
        Event(new RoomEvent.Joined(who)),
        Event(new RoomEvent.Left(who)),
        Event(new RoomEvent.Renamed(who, other)),
        Rendered(output => LineWriter.WriteNotice(output, ServerText.Verbatim(text), WireFormat.Lf)),
        Rendered(output => LineWriter.WriteRefusal(output, ServerText.Verbatim(text), WireFormat.Lf)),
    ];

    private static string Said(Nickname who, string text) => Event(new RoomEvent.Said(who, text));

    private static string Acted(Nickname who, string text) => Event(new RoomEvent.Acted(who, text));

    private static string Whispered(Nickname who, Nickname other, string text) => Event(new RoomEvent.Whispered(who, other, text));

    private static string Event(RoomEvent e) => Rendered(output => LineWriter.WriteEvent(output, e, WireFormat.Lf));
}

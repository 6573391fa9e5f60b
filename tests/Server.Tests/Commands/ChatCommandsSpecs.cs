using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Commands;

public class ChatCommandsSpecs
{
    [Fact]
    public void Should_list_every_command_with_its_usage()
    {
        var lines = Run("help").ShouldBeOfType<CommandOutcome.Show>().Lines;

        foreach (var command in ChatCommands.All)
            lines.Select(line => $"{line}").Contains($"{command.Usage} to {command.Help}").ShouldBe(!command.IsForOperators);
        lines.Select(line => $"{line}").ShouldContain("operators have /announce /kick /mute /unmute /ban /unban /bans /slow /lock /shutdown /deop too");
    }

    [Theory]
    [InlineData("msg")]
    [InlineData("/msg")]
    [InlineData("MSG")]
    public void Should_explain_one_command(string name)
    {
        Run("help", name).ShouldBeOfType<CommandOutcome.Show>().Lines
            .ShouldBe(["/msg NICKNAME TEXT to say something to one person alone", "for instance: /msg bob are you there?", "also: /w /whisper /tell /query /pm /dm"]);
    }

    [Fact]
    public void Should_refuse_to_explain_a_command_that_does_not_exist()
    {
        Refusal("help", "dance").ShouldStartWith("there is no command /dance: /help lists them");
    }

    [Fact]
    public void Should_refuse_a_command_that_does_not_exist_and_say_how_to_say_it()
    {
        Refusal("dance").ShouldBe("there is no command /dance: /help lists them (to say a line that begins with a slash, type two)");
    }

    [Fact]
    public void Should_know_commands_in_capitals_too()
    {
        Command("WHO").ShouldBe(RoomCommands.ListMembers.Instance);
    }

    [Fact]
    public void Should_rename()
    {
        Command("nick", "bob").ShouldBe(new RoomCommands.Rename(Bob));
    }

    [Fact]
    public void Should_whisper_all_that_follows_the_nickname()
    {
        Command("msg", "bob  how are you?").ShouldBe(new RoomCommands.Whisper(Bob, "how are you?"));
    }

    [Fact]
    public void Should_act()
    {
        Command("me", "waves").ShouldBe(new RoomCommands.Act("waves"));
    }

    [Fact]
    public void Should_say_how_to_say_a_line_that_begins_with_a_slash() =>
        Run("help").ShouldBeOfType<CommandOutcome.Show>().Lines[^1].ShouldContain("// says a line that begins with a slash");

    [Theory]
    [InlineData("hlep", "help")]
    [InlineData("HISTROY", "history")]
    [InlineData("hist", "history")]
    [InlineData("nik", "nick")]
    [InlineData("mee", "me")]
    public void Should_answer_a_mistyped_command_with_the_nearest(string typed, string meant) =>
        Refusal(typed).ShouldBe($"there is no command /{typed}: do you mean /{meant}? /help lists all (to say a line that begins with a slash, type two)");

    [Fact]
    public void Should_not_repeat_a_long_text_that_is_no_command() =>
        Refusal(new string('나', 4000)).ShouldStartWith($"there is no command /{new string('나', 20)}…: /help lists them");

    [Fact]
    public void Should_give_no_name_to_two_commands()
    {
        var names = ChatCommands.All.SelectMany(command => command.Names).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => !name.Any(char.IsUpper));
    }

    [Theory]
    [InlineData("w", "msg")]
    [InlineData("tell", "msg")]
    [InlineData("query", "msg")]
    [InlineData("r", "reply")]
    [InlineData("names", "who")]
    [InlineData("users", "who")]
    [InlineData("exit", "q")]
    public void Should_know_the_names_of_other_rooms(string name, string command) => ChatCommands.Find(name)!.Name.ShouldBe(command);

    [Theory]
    [InlineData("@bob hello")]
    [InlineData("bob: hello")]
    [InlineData("@bob, hello")]
    public void Should_forgive_signs_around_a_nickname(string argument) => Command("msg", argument).ShouldBe(new RoomCommands.Whisper(Bob, "hello"));

    [Theory]
    [InlineData("reply", "yes")]
    [InlineData("away", "lunch")]
    [InlineData("away", "")]
    [InlineData("back", "")]
    [InlineData("who", "bob")]
    [InlineData("ignore", "bob")]
    public void Should_ask_the_room(string name, string argument)
    {
        RoomCommand expected = name switch
        {
            "reply" => new RoomCommands.Reply(argument),
            "away" => new RoomCommands.GoAway(argument),
            "back" => RoomCommands.EndAway.Instance,
            "who" => new RoomCommands.DescribeMember(Bob),
            _ => new RoomCommands.Ignore(Bob),
        };
        Command(name, argument).ShouldBe(expected);
    }

    [Fact]
    public void Should_change_how_lines_look()
    {
        Run("time", "on").ShouldBe(new CommandOutcome.ChangeView(new ViewChange.Time(On: true)));
        Run("quiet", "ON").ShouldBe(new CommandOutcome.ChangeView(new ViewChange.Filter(LineFilter.Quiet)));
        Run("raw", "on").ShouldBe(new CommandOutcome.ChangeView(new ViewChange.Filter(LineFilter.Raw)));
        Run("raw", "off").ShouldBe(new CommandOutcome.ChangeView(new ViewChange.Filter(LineFilter.All)));
        Run("unignore", "@bob").ShouldBe(new CommandOutcome.ChangeView(new ViewChange.Unignore(Bob)));
        Run("ignore").ShouldBe(new CommandOutcome.ChangeView(ViewChange.ListIgnored.Instance));
    }

    [Theory]
    [InlineData("q")]
    [InlineData("quit")]
    [InlineData("QUIT")]
    public void Should_leave(string name)
    {
        Command(name).ShouldBe(new RoomCommands.Leave());
    }

    [Theory]
    [InlineData("nick", "", "type /nick NICKNAME to change your nickname")]
    [InlineData("me", "", "type /me ACTION to tell everybody what you do")]
    [InlineData("msg", "", "type /msg NICKNAME TEXT to say something to one person alone")]
    [InlineData("reply", "", "type /reply TEXT to answer the last one who sent you something alone")]
    [InlineData("time", "maybe", "type /time on|off to see a clock (UTC) before each line")]
    [InlineData("quiet", "", "type /quiet on|off to see no joins and leaves")]
    [InlineData("raw", "on off", "type /raw on|off to get only what people say, for a program that reads along")]
    [InlineData("unignore", "", "type /unignore NICKNAME to read somebody again")]
    [InlineData("msg", "bob", "type /msg NICKNAME TEXT to say something to one person alone")]
    public void Should_say_how_a_command_is_used_when_something_is_missing(string name, string argument, string refusal)
    {
        Refusal(name, argument).ShouldBe(refusal);
    }

    [Theory]
    [InlineData("msg", "a:b hello")]
    [InlineData("who", "a:b")]
    [InlineData("ignore", "a:b c")]
    [InlineData("unignore", "a:b")]
    public void Should_name_the_nickname_that_is_none(string name, string argument)
    {
        Refusal(name, argument).ShouldContain("a:b");
    }

    [Fact]
    public void Should_have_the_room_suggest_another_nickname_for_one_that_is_none() =>
        Command("nick", "a:b").ShouldBeOfType<RoomCommands.SuggestNickname>().Refusal.Suggestion.ShouldBe(Nick("ab"));

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Should_answer_whatever_is_typed_behind_a_command_in_one_short_line(string name)
    {
        foreach (var argument in new[] { "", new string('9', 4000), new string('x', 4000), $"{new string('/', 4000)} 10m", "Zoe\u0308 9x", "ｂｏｂ 👩‍🚀", "10.0.0.0/99", "bob bob bob" })
        {
            foreach (var reason in Run(name, argument) is CommandOutcome.Refuse refuse ? new[] { refuse.Reason.In(Language.English), refuse.Reason.In(Language.Korean) } : [])
            {
                reason.Length.ShouldBeLessThan(300, reason);
                reason.ShouldNotContain("\n");
            }
        }
    }

    public static TheoryData<string> EveryCommand() => [.. ChatCommands.All.Select(command => command.Name)];

    private static CommandOutcome Run(string name, string argument = "") => ChatCommands.Run(new ClientLine.Command(name, argument));

    private static RoomCommand Command(string name, string argument = "") =>
        Run(name, argument).ShouldBeOfType<CommandOutcome.AskRoom>().Command;

    private static string Refusal(string name, string argument = "") => Run(name, argument).ShouldBeOfType<CommandOutcome.Refuse>().Reason.ToString();
}

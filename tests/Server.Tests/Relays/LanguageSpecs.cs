using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A room in which some read the server's lines in Korean and others in English.</summary>
public sealed class LanguageSpecs : RelayScenario
{
    private const string Chosen = "* 이제부터 서버가 한국어로 말합니다\n";


    public LanguageSpecs()
        : base(config: StoppedClock) => BothAreIn();

    [Fact]
    public void Should_tell_each_what_happens_in_the_own_language()
    {
        Choose(AliceSession, Language.Korean, Chosen);

        var carol = new SessionProbe(this, FirstRelay, Carol);
        carol.IsIn();
        carol.Say("안녕 hello");
        carol.Submit(new RoomCommands.Act("joined"));
        carol.Submit(new RoomCommands.Rename(Nick("carola")));
        carol.Submit(new RoomCommands.Leave());

        BobSession.ShouldSee("* carol joined\ncarol: 안녕 hello\n** carol joined\n* carol is now called carola\n* carola left\n");
        AliceSession.ShouldSee("* carol 님이 들어왔습니다\ncarol: 안녕 hello\n** carol joined\n* carol 님의 별명이 바뀌었습니다: carola\n* carola 님이 나갔습니다\n");
    }

    [Fact]
    public void Should_answer_each_in_the_own_language()
    {
        Choose(AliceSession, Language.Korean, Chosen);

        foreach (var member in new[] { AliceSession, BobSession })
        {
            member.Submit(new RoomCommands.Whisper(Carol, "psst"));
            member.Submit(RoomCommands.ListMembers.Instance);
        }

        BobSession.ShouldSee("! nobody here is called carol: /who lists who is here\n* 2 people are here:\n*   alice, bob\n");
        AliceSession.ShouldSee("! carol 님은 여기 없습니다: /who에 모두 나옵니다\n* 2명이 있습니다:\n*   alice, bob\n");
    }

    [Fact]
    public void Should_speak_English_again_to_whoever_wants_it()
    {
        Choose(AliceSession, Language.Korean, Chosen);
        Choose(AliceSession, Language.English, "* the server speaks English to you from now on\n");

        BobSession.Submit(new RoomCommands.Leave());

        AliceSession.ShouldSee("* bob left\n");
    }

    [Fact]
    public void Should_keep_what_programs_parse_and_translate_what_people_read()
    {
        var robot = new SessionProbe(this, FirstRelay, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Join();
        robot.Expect<RelayReplies.Joined>();
        robot.ShouldSeeLines(" * robot joined", "@private * /help lists the commands, /q leaves");
        Choose(robot, Language.Korean, "@private " + Chosen);

        BobSession.Submit(new RoomCommands.Rename(Carol));
        robot.Submit(new RoomCommands.GoAway(""));
        robot.Submit(new RoomCommands.Whisper(Bob, "psst"));

        robot.ShouldSeeLines(" * bob is now called carol", " * robot 님은 자리를 비웠습니다", "@private ! bob 님은 여기 없습니다: /who에 모두 나옵니다");
    }

    private static void Choose(SessionProbe member, Language language, string answer)
    {
        member.Change(new ViewChange.Speak(language));
        member.ShouldSee(answer);
    }
}

using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A room in which some read the server's lines in Korean and others in English.</summary>
public sealed class LanguageSpecs : ServerSpecs
{
    private const string Chosen = "* 이제부터 서버가 한국어로 말합니다\n";

    private readonly IActorRef _relay;
    private readonly SessionProbe _alice;
    private readonly SessionProbe _bob;

    public LanguageSpecs()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        var room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        _relay = Sys.ActorOf(Relay.Props(room, TestSettings.Server), "relay");
        _alice = new SessionProbe(this, _relay, 1, Alice);
        _bob = new SessionProbe(this, _relay, 2, Bob);
        _alice.IsIn();
        _bob.IsIn();
        _alice.ShouldSee("* bob joined\n");
    }

    [Fact]
    public void Should_tell_each_what_happens_in_the_own_language()
    {
        Choose(_alice, Language.Korean, Chosen);

        var carol = new SessionProbe(this, _relay, 3, Carol);
        carol.IsIn();
        carol.Say("안녕 hello");
        carol.Submit(new RoomCommands.Act("joined"));
        carol.Submit(new RoomCommands.Rename(Nick("carola")));
        carol.Submit(new RoomCommands.Leave());

        _bob.ShouldSee("* carol joined\ncarol: 안녕 hello\n** carol joined\n* carol is now called carola\n* carola left\n");
        _alice.ShouldSee("* carol 님이 들어왔습니다\ncarol: 안녕 hello\n** carol joined\n* carol 님의 별명이 바뀌었습니다: carola\n* carola 님이 나갔습니다\n");
    }

    [Fact]
    public void Should_answer_each_in_the_own_language()
    {
        Choose(_alice, Language.Korean, Chosen);

        foreach (var member in new[] { _alice, _bob })
        {
            member.Submit(new RoomCommands.Whisper(Carol, "psst"));
            member.Submit(RoomCommands.ListMembers.Instance);
        }

        _bob.ShouldSee("! nobody here is called carol: /who lists who is here\n* 2 people are here:\n*   alice, bob\n");
        _alice.ShouldSee("! carol 님은 여기 없습니다: /who에 모두 나옵니다\n* 2명이 있습니다:\n*   alice, bob\n");
    }

    [Fact]
    public void Should_speak_English_again_to_whoever_wants_it()
    {
        Choose(_alice, Language.Korean, Chosen);
        Choose(_alice, Language.English, "* the server speaks English to you from now on\n");

        _bob.Submit(new RoomCommands.Leave());

        _alice.ShouldSee("* bob left\n");
    }

    [Fact]
    public void Should_keep_what_programs_parse_and_translate_what_people_read()
    {
        var robot = new SessionProbe(this, _relay, 3, Nick("robot")) { Format = WireFormat.Tagged };
        robot.Join();
        robot.Expect<RelayReplies.Joined>();
        robot.ShouldSeeLines(" * robot joined", "@private * /help lists the commands, /q leaves");
        Choose(robot, Language.Korean, "@private " + Chosen);

        _bob.Submit(new RoomCommands.Rename(Carol));
        robot.Submit(new RoomCommands.GoAway(""));
        robot.Submit(new RoomCommands.Whisper(Bob, "psst"));

        robot.ShouldSeeLines(" * bob is now called carol", " * robot 님은 자리를 비웠습니다", "@private ! bob 님은 여기 없습니다: /who에 모두 나옵니다");
    }

    private static void Choose(SessionProbe member, Language language, string answer)
    {
        member.Tell(new RelayCommands.ChangeView(member.Id, new ViewChange.Speak(language), Number: null));
        member.ShouldSee(answer);
    }
}

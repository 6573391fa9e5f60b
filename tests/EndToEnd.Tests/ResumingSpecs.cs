using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Programs that get tags, and go on where a broken connection left them.</summary>
public sealed class ResumingSpecs
{
    private const string Token = "0123456789abcdef0123456789abcdef", Greeting = $"@resume={Token};at=7 robot";

    [Fact]
    public async Task Should_put_numbers_and_times_before_the_lines_of_a_program_alone()
    {
        await using var server = await ServerNode.StartAsync();
        using var person = await Member.JoinAsync(server, "person");
        using var robot = await GreetAsync(server, "@hello robot");

        (await robot.Heard.ExpectPartAsync("* robot joined")).ShouldStartWith("@n=2;time=");
        await person.SayAsync("hello");
        (await robot.Heard.ExpectPartAsync("person: hello")).ShouldStartWith("@n=3;time=");
        await person.Heard.ExpectAsync("person: hello");
        await robot.SayAsync("@id=1 hi");
        await person.Heard.ExpectAsync("robot: hi");
        (await robot.Heard.ExpectPartAsync("robot: hi")).ShouldStartWith("@n=4;");
        await robot.Heard.ExpectStartAsync("@done=1 ");
        await robot.SayAsync("@ping=42");
        await robot.Heard.ExpectStartAsync("@pong=42 ");
        person.Heard.Lines.ShouldNotContain(l => l.StartsWith('@'));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_go_on_after_a_cut_without_anybody_noticing(bool reset)
    {
        await using var server = await ServerNode.StartAsync();
        using var person = await Member.JoinAsync(server, "person");
        string token;
        using (var before = await GreetAsync(server, "@hello robot"))
        {
            token = await TokenAsync(before);
            await before.SayAsync("@id=1 one");
            await before.Heard.ExpectStartAsync("@done=1 ");
            if (reset)
                before.Reset();
        }
        await person.Heard.ExpectAsync("robot: one");
        await person.SayAsync("while you were away");
        await person.Heard.ExpectAsync("person: while you were away");

        // It has seen its joining, but not that line 1 arrived: it sends that again.
        using var after = await GreetAsync(server, $"@resume={token};at=1 robot");
        await after.SayAsync("@id=1 one");
        await after.SayAsync("@id=2 two");

        await after.Heard.ExpectStartAsync("@resumed=1;done=1;gone=0");
        await after.Heard.ExpectPartAsync("robot: one");
        await after.Heard.ExpectPartAsync("person: while you were away");
        await after.Heard.ExpectPartAsync("robot: two");
        await person.Heard.ExpectAsync("robot: two");
        person.Heard.Lines.Count(l => l == "robot: one").ShouldBe(1);
        person.Heard.Lines.ShouldNotContain("* robot left");
    }

    [Fact]
    public async Task Should_take_a_connection_over_from_one_that_only_seems_alive()
    {
        await using var server = await ServerNode.StartAsync();
        using var before = await GreetAsync(server, "@hello robot");
        var token = await TokenAsync(before);

        using var after = await GreetAsync(server, $"@resume={token};at=1 robot");

        await after.Heard.ExpectStartAsync("@resumed=1;");
        await before.Heard.ExpectEndAsync();
        await after.SayAsync("@id=1 here");
        await after.Heard.ExpectPartAsync("robot: here");
    }

    [Fact]
    public async Task Should_know_what_was_done_in_a_session_that_is_over()
    {
        using var settings = new TemporarySettings("akkachat.session.grace-period = 1s");
        await using var server = await ServerNode.StartAsync("--config", settings.Path);
        using var person = await Member.JoinAsync(server, "person");
        using (var before = await GreetAsync(server, Greeting))
        {
            await before.SayAsync("@id=1 one");
            await person.Heard.ExpectAsync("robot: one");
        }
        await person.Heard.ExpectAsync("* robot left");

        using var after = await GreetAsync(server, Greeting);
        (await after.Heard.ExpectStartAsync("@session=")).ShouldEndWith(";done=1 ");
        await after.SayAsync("@id=1 one");
        await after.SayAsync("@id=2 two");
        await person.Heard.ExpectAsync("robot: two");
        person.Heard.Lines.Count(l => l == "robot: one").ShouldBe(1);
    }

    [Fact]
    public async Task Should_not_let_in_again_who_has_left_and_did_not_hear_the_goodbye()
    {
        await using var server = await ServerNode.StartAsync();
        using var person = await Member.JoinAsync(server, "person");
        using (var before = await GreetAsync(server, Greeting))
        {
            await before.SayAsync("@id=1 /q");
            await before.Heard.ExpectStartAsync("@bye * goodbye robot");
            await before.Heard.ExpectEndAsync();
        }

        using var after = await GreetAsync(server, Greeting);
        await after.Heard.ExpectStartAsync("@bye * goodbye");
        await after.Heard.ExpectEndAsync();
        await person.Heard.ExpectAsync("* robot left");
        person.Heard.Lines.Count(l => l == "* robot joined").ShouldBe(1);
    }

    [Theory]
    [InlineData("@hello robot", "@bye * the server is stopping, goodbye")]
    [InlineData("robot", "* the server is stopping, goodbye")]
    public async Task Should_close_without_a_reset_on_who_still_sends(string greeting, string farewell)
    {
        // What is closed with bytes unread is reset, and a reset overtakes what was sent.
        await using var server = await ServerNode.StartWithAsync("akkachat.session { linger = 20s, flood.burst = 1 }");
        using var alice = await Member.JoinAsync(server, "alice");
        using var robot = await Member.ConnectAsync(server, "robot");
        await robot.SayAsync(greeting);
        await alice.Heard.ExpectAsync("* robot joined");
        var flood = robot.SendAsync(new byte[4 * 1024 * 1024]);

        await server.TerminateAsync();
        await robot.Heard.ExpectAsync(farewell);
        await flood;
        robot.EndInput();

        await robot.Heard.ExpectEndAsync();
        robot.Heard.Lines[^1].ShouldBe(farewell);
    }

    [Fact]
    public async Task Should_begin_anew_for_who_names_no_session_that_there_is()
    {
        await using var server = await ServerNode.StartAsync();
        using var robot = await GreetAsync(server, "@resume=0123;at=17 robot");
        await robot.Heard.ExpectStartAsync("@session=");
        await robot.Heard.ExpectPartAsync("* robot joined");
    }

    [Fact]
    public async Task Should_welcome_again_who_may_not_have_heard_the_answer()
    {
        await using var server = await ServerNode.StartAsync();
        using var person = await Member.JoinAsync(server, "person");
        using (var before = await GreetAsync(server, Greeting))
        {
            (await TokenAsync(before)).ShouldBe(Token);
            await before.SayAsync("@id=1 one");
            await person.Heard.ExpectAsync("robot: one");
        }

        using var after = await GreetAsync(server, Greeting);
        (await after.Heard.ExpectStartAsync($"@session={Token};")).ShouldEndWith(";done=1 ");
        await after.Heard.ExpectPartAsync("* robot joined");
        await after.Heard.ExpectPartAsync("robot: one");
        person.Heard.Lines.Count(line => line == "* robot joined").ShouldBe(1);
    }

    [Fact]
    public async Task Should_not_take_a_greeting_that_is_cut_short_for_a_whole_one()
    {
        await using var server = await ServerNode.StartAsync();
        using var robot = await Member.ConnectAsync(server);
        await robot.SendAsync("@hello rob"u8.ToArray());
        robot.EndInput();
        await robot.Heard.ExpectEndAsync();
        robot.Heard.Lines.ShouldNotContain(line => line.StartsWith("@session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_let_a_program_try_another_nickname()
    {
        await using var server = await ServerNode.StartAsync();
        using var person = await Member.JoinAsync(server, "robot");
        using var robot = await GreetAsync(server, "@hello robot");
        (await robot.Heard.ExpectStartAsync("@refused ")).ShouldContain("robot");
        await robot.SayAsync("@hello robot2");
        await robot.Heard.ExpectPartAsync("* robot2 joined");
        await robot.SayAsync("/q");
        await robot.Heard.ExpectPartAsync("* goodbye robot2");
        await robot.Heard.ExpectEndAsync();
        await person.Heard.ExpectAsync("* robot2 left");
    }

    [Fact]
    public async Task Should_give_the_nickname_up_when_the_grace_time_is_over()
    {
        using var settings = new TemporarySettings("akkachat.session.grace-period = 1s");
        await using var server = await ServerNode.StartAsync("--config", settings.Path);
        using var person = await Member.JoinAsync(server, "person");
        using (var robot = await GreetAsync(server, "@hello robot"))
            await TokenAsync(robot);
        await person.Heard.ExpectAsync("* robot left");
    }

    private static async Task<Member> GreetAsync(ServerNode server, string greeting)
    {
        var member = await Member.ConnectAsync(server, "robot");
        await member.SayAsync(greeting);
        return member;
    }

    private static async Task<string> TokenAsync(Member robot)
    {
        var line = await robot.Heard.ExpectStartAsync("@session=");
        return line["@session=".Length..line.IndexOf(';', StringComparison.Ordinal)];
    }

    private sealed class TemporarySettings : IDisposable
    {
        public TemporarySettings(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"akkachat-{Guid.NewGuid():N}.conf");

        public void Dispose() => File.Delete(Path);
    }
}

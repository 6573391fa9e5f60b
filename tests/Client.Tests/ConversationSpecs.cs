using System.Threading.Channels;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Tests;

public sealed class ConversationSpecs : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ScriptedServer _server = new();
    private readonly Keyboard _keyboard = new();
    private readonly StringWriter _output = new();
    private Connection? _connection;

    [Fact]
    public async Task Should_deliver_a_script_and_leave()
    {
        var visit = await VisitAsync(script: "bot\nbuild is green\n");

        await _server.SayAsync("* who are you?\n");
        (await _server.HearAsync()).ShouldBe("bot");
        await _server.SayAsync("* bot joined\n");
        (await _server.HearAsync()).ShouldBe("build is green");
        (await _server.HearAsync()).ShouldBeNull("the end of the input ends the sending");
        await _server.SayAsync("bot: build is green\n* goodbye\n");
        _server.Close();

        await visit.WaitAsync(Patience);
        _output.ToString().ShouldBe("* who are you?\n* bot joined\nbot: build is green\n* goodbye\n");
    }

    [Fact]
    public async Task Should_say_the_last_line_of_a_script_that_does_not_end_it()
    {
        var visit = await VisitAsync(script: "bot\r\nfirst\r\nlast");
        await JoinAsync("bot");

        (await _server.HearAsync()).ShouldBe("first");
        (await _server.HearAsync()).ShouldBe("last");
        _server.Close();
        await visit.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_join_with_the_nickname_of_the_command_line()
    {
        var visit = await VisitAsync(script: "hello\n", nickname: "Zoë");
        await JoinAsync("Zoë");

        (await _server.HearAsync()).ShouldBe("hello");
        _server.Close();
        await visit.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_not_let_a_script_try_its_next_line_as_a_nickname()
    {
        var visit = await VisitAsync(script: "bot\ndone\n");

        await _server.SayAsync("* who are you?\n");
        (await _server.HearAsync()).ShouldBe("bot");
        await _server.SayAsync("! \"bot\" is taken\n");

        (await visit.ShouldThrowAsync<ClientException>()).Message.ShouldBe(
            $"127.0.0.1:{_server.Port} did not let you in; choose another nickname or try later");
        _output.ToString().ShouldContain("! \"bot\" is taken\n");
        _connection!.EndSending();
        (await _server.HearAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Should_not_send_a_script_whose_first_line_is_no_nickname()
    {
        var visit = await VisitAsync(script: "build is green\n");

        var message = (await visit.ShouldThrowAsync<ClientException>()).Message;
        message.ShouldStartWith("the first line of the input: ");
        message.ShouldContain("\"build is green\"");
    }

    [Fact]
    public async Task Should_let_a_script_leave_before_it_has_a_nickname()
    {
        var visit = await VisitAsync(script: "/q\n");

        (await _server.HearAsync()).ShouldBe("/q");
        _server.Close();
        await visit.WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_let_a_person_try_another_nickname()
    {
        var visit = await VisitAsync();

        _keyboard.Type("alice");
        (await _server.HearAsync()).ShouldBe("alice");
        await _server.SayAsync("! \"alice\" is taken\n");
        _keyboard.Type("alice2");
        (await _server.HearAsync()).ShouldBe("alice2");
        _keyboard.Leave();
        (await _server.HearAsync()).ShouldBeNull();
        _server.Close();
        await visit.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("/q")]
    [InlineData("/Q")]
    [InlineData("/q see you")]
    public async Task Should_leave_when_the_server_closes_after_the_command_to_leave(string command)
    {
        var visit = await VisitAsync();

        _keyboard.Type("alice");
        _keyboard.Type(command);
        _keyboard.Type("too late");
        (await _server.HearAsync()).ShouldBe("alice");
        (await _server.HearAsync()).ShouldBe(command);
        (await _server.HearAsync()).ShouldBeNull("nothing may follow the command");
        await _server.SayAsync("* goodbye\n");
        _server.Close();

        await visit.WaitAsync(Patience);
        _output.ToString().ShouldBe("* goodbye\n");
    }

    [Theory]
    [InlineData("//q")]
    [InlineData("/quote")]
    [InlineData("say /q")]
    public async Task Should_stay_after_what_only_looks_like_the_command_to_leave(string line)
    {
        await VisitAsync();

        _keyboard.Type(line);
        _keyboard.Type("still here");

        (await _server.HearAsync()).ShouldBe(line);
        (await _server.HearAsync()).ShouldBe("still here");
    }

    [Fact]
    public async Task Should_say_so_when_the_server_closes_on_its_own()
    {
        var visit = await VisitAsync();

        await _server.SayAsync("* the server is stopping\n");
        _server.Close();

        (await visit.ShouldThrowAsync<ClientException>()).Message.ShouldBe(
            $"127.0.0.1:{_server.Port} closed the connection; start the client again");
        _output.ToString().ShouldBe("* the server is stopping\n");
    }

    [Fact]
    public async Task Should_say_so_when_the_connection_breaks()
    {
        var visit = await VisitAsync();

        _server.Reset();

        (await visit.ShouldThrowAsync<ClientException>()).Message
            .ShouldStartWith($"lost the connection to 127.0.0.1:{_server.Port}: ");
    }

    [Fact]
    public async Task Should_not_take_the_greeting_for_the_answer_to_the_nickname()
    {
        var visit = await VisitAsync(script: "bot\nhello\n");
        (await _server.HearAsync()).ShouldBe("bot");
        await _server.SayAsync("* welcome\n* who are you?\n! \"bot\" is taken\n");

        await visit.ShouldThrowAsync<ClientException>();
    }

    [Fact]
    public async Task Should_replace_a_line_without_end()
    {
        var visit = await VisitAsync();

        await _server.SayAsync(new string('x', 100_000) + "\nalice: hi\n");
        _keyboard.Leave();
        (await _server.HearAsync()).ShouldBeNull();
        _server.Close();

        await visit.WaitAsync(Patience);
        _output.ToString().ShouldBe("! a line was too long to be shown\nalice: hi\n");
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _server.Dispose();
        _output.Dispose();
        _keyboard.Dispose();
    }

    /// <summary>Starts the client, with a script or with a person at the keyboard.</summary>
    private async Task<Task> VisitAsync(string? script = null, string? nickname = null)
    {
        Nickname? name = null;
        if (nickname is not null)
        {
            Nickname.TryParse(nickname, out var parsed, out _).ShouldBeTrue();
            name = parsed;
        }
        TextReader input = script is null ? _keyboard : new StringReader(script);
        var terminal = new Terminal(input, _output, HasKeyboard: script is null, HasScreen: false);
        _connection = await Connection.OpenAsync("127.0.0.1", _server.Port);
        await _server.AcceptAsync();
        return new Conversation(_connection, terminal, new("127.0.0.1", _server.Port, name)).RunAsync();
    }

    private async Task JoinAsync(string nickname)
    {
        await _server.SayAsync("* who are you?\n");
        (await _server.HearAsync()).ShouldBe(nickname);
        await _server.SayAsync($"* {nickname} joined\n");
    }

    /// <summary>Lines that come when the test types them.</summary>
    private sealed class Keyboard : TextReader
    {
        private readonly Channel<string?> _typed = Channel.CreateUnbounded<string?>();

        public void Type(string line) => _typed.Writer.TryWrite(line);

        public void Leave() => _typed.Writer.TryWrite(null);

        public override Task<string?> ReadLineAsync() => _typed.Reader.ReadAsync().AsTask();
    }
}

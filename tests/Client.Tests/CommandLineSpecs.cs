namespace AkkaChat.Client.Tests;

public sealed class CommandLineSpecs : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private ClientSettings _settings = TestSettings.Defaults;
    private ClientOptions? _ran;
    private string? _file;

    [Fact]
    public async Task Should_go_to_the_server_on_this_machine_unless_told_otherwise()
    {
        (await RunAsync()).ShouldBe(ExitCode.Left);
        _ran.ShouldBe(new ClientOptions(_settings));
        (_ran!.Host, _ran.Port, _ran.Nickname, _ran.Bell).ShouldBe(("127.0.0.1", 9999, null, true));
    }

    [Fact]
    public async Task Should_take_host_port_and_nickname()
    {
        (await RunAsync("--host", "::1", "--port=7", "--nick", "김철수")).ShouldBe(ExitCode.Left);
        _ran.ShouldNotBeNull();
        (_ran.Host, _ran.Port, _ran.Nickname?.Text).ShouldBe(("::1", 7, "김철수"));
    }

    [Theory]
    [InlineData("--port 0: a port is a number from 1 to 65535", "--port", "0")]
    [InlineData("--port 65536: a port is a number from 1 to 65535", "--port", "65536")]
    [InlineData("--port http: a port is a number from 1 to 65535", "--port", "http")]
    [InlineData("\"a b\"", "--nick", "a b")]
    [InlineData("\"@x\"", "--nick", "@x")]
    [InlineData("--nope", "--nope")]
    [InlineData("--host", "--host")]
    [InlineData("stray", "chat", "4000", "stray")]
    [InlineData("twice", "--host", "a", "b")]
    [InlineData("twice", "--port", "7", "a", "8")]
    [InlineData("a port is a number", "a", "b")]
    [InlineData("a port is a number", "--host", "chat:http")]
    [InlineData("--say, --follow and --json need a nickname", "--say", "hi")]
    [InlineData("--say, --follow and --json need a nickname", "--follow")]
    [InlineData("--say, --follow and --json need a nickname", "--json")]
    [InlineData("--follow only listens", "--nick", "al", "--follow", "--say", "hi")]
    public async Task Should_answer_a_mistake_with_one_line(string reason, params string[] args)
    {
        (await RunAsync(args)).ShouldBe(ExitCode.Usage);

        _ran.ShouldBeNull();
        _output.ToString().ShouldBeEmpty();
        _error.ToString().ShouldContain(reason);
        _error.ToString().ShouldEndWith(" (--help lists the options)\n");
        _error.ToString().Count(c => c == '\n').ShouldBe(1);
    }

    [Theory]
    [InlineData("chat", 9999, "chat")]
    [InlineData("chat", 4000, "chat:4000")]
    [InlineData("chat", 4000, "chat", "4000")]
    [InlineData("chat", 4000, "--host", "chat:4000")]
    [InlineData("chat", 4000, "chat", "--port", "4000")]
    public async Task Should_take_host_and_port_in_any_form(string host, int port, params string[] args)
    {
        (await RunAsync(args)).ShouldBe(ExitCode.Left, _error.ToString());
        (_ran!.Host, _ran.Port).ShouldBe((host, port));
    }

    [Fact]
    public async Task Should_leave_to_the_settings_what_it_does_not_say()
    {
        _settings = _settings with { Host = "chat", Port = 7, Bell = false };

        await RunAsync("--port", "8", "--config", "own.conf");

        (_ran!.Host, _ran.Port, _ran.Bell).ShouldBe(("chat", 8, false));
        _file.ShouldBe("own.conf");
    }

    [Fact]
    public async Task Should_help_with_examples()
    {
        (await RunAsync("--help")).ShouldBe(0);

        _ran.ShouldBeNull();
        foreach (var text in new[] { "--host", "--port", "--nick", "9999", "Examples:", "printf", "Exit codes:" })
            _output.ToString().ShouldContain(text);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] args) => new CommandLine(Load).RunAsync(args, _output, _error, options =>
    {
        _ran = options;
        return Task.FromResult(ExitCode.Left);
    });

    private ClientSettings Load(string? file)
    {
        _file = file;
        return _settings;
    }
}

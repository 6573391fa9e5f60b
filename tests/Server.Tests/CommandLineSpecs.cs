using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests;

public sealed class CommandLineSpecs : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private ServerOptions? _options;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Should_leave_to_the_settings_what_it_does_not_say()
    {
        (await Run()).ShouldBe(0);

        _options.ShouldBe(new ServerOptions(null, null, null));
    }

    [Fact]
    public async Task Should_take_host_port_and_settings()
    {
        await Run("--host", "::1", "--port", "0", "--config", "chat.conf");

        _options.ShouldBe(new ServerOptions("::1", 0, "chat.conf"));
    }

    [Fact]
    public async Task Should_take_the_doors()
    {
        await Run("--tls", "0.0.0.0:9443", "--http", "[::1]:8080", "--certificate", "cert.pem", "--key", "key.pem");

        _options!.Doors.ShouldBe(new DoorOptions(new DoorAddress("0.0.0.0", 9443), new DoorAddress("::1", 8080), "cert.pem", "key.pem"));
    }

    [Theory]
    [InlineData("--http", "8080", "--http 8080: use HOST:PORT")]
    [InlineData("--tls", "::1:9443", "--tls ::1:9443: use HOST:PORT")]
    [InlineData("--tls", "localhost:99999", "--tls localhost:99999: use HOST:PORT")]
    [InlineData("--prot", "1", "'--prot'")]
    [InlineData("--port", "99999", "--port 99999: a port is a number from 0 to 65535")]
    [InlineData("--port", "many", "--port many: a port is a number from 0 to 65535")]
    public async Task Should_say_in_one_line_what_is_wrong(string option, string value, string message)
    {
        (await Run(option, value)).ShouldBe(ExitCode.Usage);

        _options.ShouldBeNull();
        _error.ToString().ShouldContain(message);
        _error.ToString().TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Should_explain_itself_with_examples()
    {
        (await Run("--help")).ShouldBe(0);

        _options.ShouldBeNull();
        foreach (var part in (string[])["--host", "--port", "--config", "Examples:"])
            _output.ToString().ShouldContain(part);
    }

    private Task<int> Run(params string[] args) => new CommandLine().RunAsync(args, _output, _error, options =>
    {
        _options = options;
        return Task.FromResult(0);
    });
}

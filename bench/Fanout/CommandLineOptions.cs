using System.CommandLine;
using AkkaChat.Bench.Fanout.Load;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout;

/// <summary>The options of a load and their defaults; <see cref="LoadOptions.Mistake"/> has their limits.</summary>
internal sealed class CommandLineOptions
{
    private readonly Option<string> _host = WithDefault("--host", "host", "Name or address of the server.", "127.0.0.1");
    private readonly Option<int> _port = WithDefault("--port", "port", "TCP port of the server.", 9999);
    private readonly Option<string> _dialect = WithDefault(
        "--dialect", "dialect", "How the server is spoken to: raw (plain lines), irc, or redis (publish and subscribe).", "raw");
    private readonly Option<int> _members = WithDefault("--members", "n", "People in the room.", 1000);
    private readonly Option<int?> _senders = Optional<int?>("--senders", "n", "Those of them who speak, in turn. [default: all, 100 at most]");
    private readonly Option<int> _slow = WithDefault("--slow", "n", "Those of them who read nothing once all are in.", 0);
    private readonly Option<int> _window = WithDefault("--window", "n", "Lines in flight at a time, of all senders.", 64);
    private readonly Option<double?> _rate = Optional<double?>(
        "--rate", "n", "Lines a second, whether or not the server keeps up; there is no window then.");
    private readonly Option<int> _bytes = WithDefault("--bytes", "n", "Length of a line's text.", 64);
    private readonly Option<double> _warmup = WithDefault("--warmup", "s", "Seconds of load before measuring begins.", 2.0);
    private readonly Option<double> _seconds = WithDefault("--seconds", "s", "Seconds to measure.", 5.0);
    private readonly Option<int?> _pid = Optional<int?>("--pid", "id", "The server's process, to measure its processor time and memory too.");
    private readonly Option<string?> _name = Optional<string?>("--name", "name", "What to call the server in reports. [default: the dialect]");

    public CommandLineOptions() => _dialect.AcceptOnlyFromAmong(Dialect.Names);

    /// <summary>Where the result goes, besides the table.</summary>
    public Option<string?> Json { get; } = Optional<string?>("--json", "file", "Write the result to this file too.");

    /// <summary>Makes a command take all of them.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [_host, _port, _dialect, _members, _senders, _slow, _window, _rate, _bytes, _warmup, _seconds, _pid, _name, Json];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>What the command line asks for.</summary>
    public LoadOptions Read(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(_name) ?? parsed.GetRequiredValue(_dialect),
        Host = parsed.GetRequiredValue(_host),
        Port = parsed.GetValue(_port),
        Dialect = parsed.GetRequiredValue(_dialect),
        Members = parsed.GetValue(_members),
        Senders = parsed.GetValue(_senders) ?? Math.Min(parsed.GetValue(_members) - parsed.GetValue(_slow), 100),
        Slow = parsed.GetValue(_slow),
        Window = parsed.GetValue(_window),
        Rate = parsed.GetValue(_rate),
        Bytes = parsed.GetValue(_bytes),
        Warmup = parsed.GetValue(_warmup),
        Seconds = parsed.GetValue(_seconds),
        ProcessId = parsed.GetValue(_pid),
    };

    private static Option<T> WithDefault<T>(string name, string helpName, string description, T value) =>
        new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => value };

    private static Option<T> Optional<T>(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}

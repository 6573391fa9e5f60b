using System.Text.Json;
using AkkaChat.Server.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>The log as JSON.</summary>
public sealed class JsonLogSpecs : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Should_name_events_and_fields()
    {
        Log().Information("{0} left: {1}", "지영", "it fell \"behind\"");

        var line = Only();
        line.GetProperty("event").GetString().ShouldBe("left");
        line.GetProperty("nickname").GetString().ShouldBe("지영");
        line.GetProperty("why").GetString().ShouldBe("it fell \"behind\"");
        line.GetProperty("text").GetString().ShouldBe("지영 left: it fell \"behind\"");
        line.GetProperty("level").GetString().ShouldBe("info");
        line.GetProperty("time").GetDateTime().ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Should_stay_on_one_line_whatever_happened()
    {
        Log().Error(new InvalidOperationException("first\nsecond"), "{0} failed", "Say");

        var line = Only();
        line.GetProperty("event").GetString().ShouldBe("other");
        line.GetProperty("level").GetString().ShouldBe("error");
        line.GetProperty("exception").GetString()!.ShouldContain("first\nsecond");
    }

    [Fact]
    public void Should_have_messages_to_the_operator_in_the_same_form()
    {
        using var line = JsonDocument.Parse(JsonLog.LineOf(DateTimeOffset.UtcNow, "listening on 127.0.0.1:9999\nstop with Ctrl+C"));

        line.RootElement.GetProperty("event").GetString().ShouldBe("notice");
    }

    [Fact]
    public void Should_name_only_events_that_the_server_logs()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src", "Server"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("LogEvents.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText));

        LogEvents.Texts.Where(text => !sources.Contains($"\"{text}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private Logger Log() => new LoggerConfiguration().WriteTo.Sink(new Formatted(_output)).CreateLogger();

    private JsonElement Only()
    {
        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return JsonDocument.Parse(lines.ShouldHaveSingleItem()).RootElement;
    }

    private sealed class Formatted(TextWriter output) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new JsonLog().Format(logEvent, output);
    }
}

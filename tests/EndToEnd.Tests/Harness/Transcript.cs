namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Records lines in order, and waits for expected ones.</summary>
internal sealed class Transcript(string name)
{
    // The number of lines that a failure shows.
    private const int Shown = 100;

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _grown = NewSignal();
    private int _read;
    private bool _ended;

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Whether no more lines can arrive.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_lock)
                return _ended;
        }
    }

    public void Add(string line) => Change(() => _lines.Add(line));

    public void End() => Change(() => _ended = true);

    /// <summary>Records a reader until it ends.</summary>
    public async Task RecordAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            Add(line);
        End();
    }

    /// <summary>Waits for a line; skips others. The next wait starts after it.</summary>
    public Task ExpectAsync(string line) => ExpectAsync(l => l == line, $"\"{line}\"");

    /// <summary>Waits for a line with this beginning; skips others. The next wait starts after it.</summary>
    public Task<string> ExpectStartAsync(string start) =>
        ExpectAsync(l => l.StartsWith(start, StringComparison.Ordinal), $"a line beginning \"{start}\"");

    /// <summary>Waits for a line that contains a text; skips others. The next wait starts after it.</summary>
    public Task<string> ExpectPartAsync(string part) =>
        ExpectAsync(l => l.Contains(part, StringComparison.Ordinal), $"a line with \"{part}\"");

    /// <summary>Waits until no more lines can arrive.</summary>
    public async Task ExpectEndAsync()
    {
        var deadline = DateTime.UtcNow + TestTimeout.Limit;
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_ended)
                    return;
                grown = _grown.Task;
            }
            await WaitAsync(grown, deadline, "its end");
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{name} got{(Lines.Count > Shown ? $" {Lines.Count} lines, at last" : "")}:\n" +
        string.Join('\n', Lines.TakeLast(Shown).Select(line => $"  {line}"));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<string> ExpectAsync(Predicate<string> matches, string what)
    {
        var deadline = DateTime.UtcNow + TestTimeout.Limit;
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                while (_read < _lines.Count)
                {
                    var line = _lines[_read++];
                    if (matches(line))
                        return line;
                }
                if (_ended)
                    Assert.Fail($"{name} ended without {what}. {this}");
                grown = _grown.Task;
            }
            await WaitAsync(grown, deadline, what);
        }
    }

    private async Task WaitAsync(Task grown, DateTime deadline, string what)
    {
        var left = deadline - DateTime.UtcNow;
        if (left <= TimeSpan.Zero || await Task.WhenAny(grown, Task.Delay(left)) != grown)
            Assert.Fail($"{name} waited for {what}. {this}");
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            change();
            before = _grown;
            _grown = NewSignal();
        }
        before.SetResult();
    }
}

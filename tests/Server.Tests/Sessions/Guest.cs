using System.Globalization;
using Akka.Actor;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>Somebody behind a <see cref="FaultyConnection"/>: what it typed, and what it should have heard.</summary>
internal sealed class Guest(string nickname, IActorRef connection)
{
    private readonly List<string> _names = [nickname];

    public IActorRef Connection => connection;

    /// <summary>How many lines it has typed for everybody; each is its number.</summary>
    public int Said { get; private set; }

    public void Type(string line, bool counts = true)
    {
        connection.Tell(new FaultyConnection.Type(line));
        Said += counts ? 1 : 0;
    }

    public void Rename()
    {
        _names.Add($"{nickname}x{_names.Count}");
        Type($"/nick {_names[^1]}", counts: false);
    }

    public Task<FaultyConnection.Written> HeardAsync() => connection.Ask<FaultyConnection.Written>(new FaultyConnection.Report());

    /// <summary>The model: a guest hears all that happens from its coming on, less what it is told that it missed.</summary>
    public void ShouldHaveHeard(List<string> all, FaultyConnection.Written heard)
    {
        var at = all.IndexOf($"* {nickname} joined");
        // Who falls behind at once misses a line that is for nobody else, too.
        var missedHelp = heard.Lines.Exists(line => line.StartsWith("* /help", StringComparison.Ordinal)) ? 0 : 1;
        foreach (var line in heard.Lines)
        {
            if (line.StartsWith("! you fell behind: ", StringComparison.Ordinal))
            {
                at += int.Parse(line.Split(' ')[4], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) - missedHelp;
                missedHelp = 0;
            }
            else if (!IsPrivate(line))
                line.ShouldBe(all[at++]);
        }
        if (!heard.IsBroken && at >= 0)
            at.ShouldBe(all.Count);
        var said = all.Where(line => line.Contains(": ", StringComparison.Ordinal) && _names.Contains(line.Split(':')[0])).Select(line => line.Split(": ")[1]).ToList();
        said.ShouldBe(Enumerable.Range(0, said.Count).Select(n => $"{n}"));
        all.Count(line => _names.Exists(name => line == $"* {name} left")).ShouldBe(heard.IsBroken && at >= 0 ? 1 : 0);
    }

    public static bool IsPrivate(string line) =>
        line.StartsWith("* welcome", StringComparison.Ordinal) || line.StartsWith("* /help", StringComparison.Ordinal) || line.StartsWith("* goodbye", StringComparison.Ordinal);
}

namespace AkkaChat.Server.Tests.Model;

/// <summary>What the room is to do, without batches, bytes and actors: who is here, and who is told what.</summary>
internal sealed partial class ModelRoom(int historyLines)
{
    // Of the list of members, on a terminal of 80 columns.
    private const int RowLength = 78;

    private readonly List<ModelGuest> _here = [];
    private readonly List<string> _said = [];

    public int Count => _here.Count;

    public void Join(ModelGuest guest, string name)
    {
        if (Owner(name) is { } taken)
        {
            guest.Hear(Taken(taken, name));
            return;
        }
        guest.Name = name;
        guest.IsMuted = _mutes.Contains(name);
        _here.Add(guest);
        TellAll($"* {name} joined");
        var history = _said.TakeLast(historyLines).ToList();
        if (history.Count > 0)
            guest.HearHistory(history.Count == 1 ? "* the last line (times in UTC):" : $"* the last {history.Count} lines (times in UTC):");
        history.ForEach(line => guest.HearHistory($"* TIME {line}"));
        guest.Hear("* /help lists the commands, /q leaves");
    }

    public void Say(ModelGuest guest, string text) => TellAndKeep(guest, $"{guest.Name}: {text}");

    public void Act(ModelGuest guest, string text) => TellAndKeep(guest, $"** {guest.Name} {text}");

    public void Rename(ModelGuest guest, string name)
    {
        if (guest.IsMuted)
        {
            guest.Hear("! you keep your nickname for another 2 h: you may say nothing until then");
        }
        else if (_bans.Contains(name))
        {
            guest.Hear($"! the nickname {name} is banned: choose another nickname");
        }
        else if (guest.Name == name)
        {
            guest.Hear($"! you are called {name} already");
        }
        else if (Owner(name) is { } owner && owner != guest)
        {
            guest.Hear(Taken(owner, name));
        }
        else
        {
            TellAll($"* {guest.Name} is now called {name}");
            guest.Name = name;
        }
    }

    public void Whisper(ModelGuest guest, string name, string text)
    {
        var to = Owner(name);
        if (to is null)
        {
            guest.Hear($"! nobody here is called {name}: /who lists who is here");
        }
        else if (to == guest)
        {
            guest.Hear($"! you are {name} yourself: name somebody else");
        }
        else if (guest.IsMuted && !to.IsOperator)
        {
            guest.Hear("! you may write to operators only, for another 2 h: /who shows who is one");
        }
        else
        {
            guest.Hear($"{guest.Name} → {to.Name}: {text}");
            to.Hear($"{guest.Name} → {to.Name}: {text}");
        }
    }

    public void ListMembers(ModelGuest guest)
    {
        if (Count == 1)
        {
            guest.Hear("* you are alone here");
            return;
        }
        guest.Hear($"* {Count} people are here:");
        var row = "*  ";
        foreach (var name in _here.OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).Select(member => Described(member, guest.IsOperator)))
        {
            if (row.Length + 1 + name.Length > RowLength)
            {
                guest.Hear(row.TrimEnd(','));
                row = "*  ";
            }
            row += $" {name},";
        }
        guest.Hear(row.TrimEnd(','));
    }

    public void Leave(ModelGuest guest)
    {
        guest.Hear($"* goodbye {guest.Name}");
        Lose(guest);
    }

    /// <summary>Somebody's input has ended: it is told what became of its lines.</summary>
    public void LeaveAtEndOfInput(ModelGuest guest)
    {
        var taken = guest.Sent - guest.Refused;
        guest.Hear($"* goodbye {guest.Name}: {(taken == 1 ? "1 line was" : $"{taken} lines were")} taken and {guest.Refused} refused");
        Lose(guest);
    }

    /// <summary>Somebody's connection or session has ended.</summary>
    public void Lose(ModelGuest guest)
    {
        if (_here.Remove(guest))
            TellAll($"* {guest.Name} left");
    }

    private string Taken(ModelGuest owner, string name)
    {
        var likeness = owner.Name == name ? "" : $", which looks like {name}";
        var free = Enumerable.Range(2, 20).First(number => Owner($"{name}{number}") is null);
        return $"! somebody here is called {owner.Name} already{likeness}: choose another nickname, for instance {name}{free}";
    }

    private ModelGuest? Owner(string name) => _here.Find(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private void TellAll(string line) => _here.ForEach(member => member.Hear(line));

    private void TellAndKeep(ModelGuest guest, string line)
    {
        if (guest.IsMuted)
        {
            guest.Hear("! you may say nothing for another 2 h: operators still get your /msg");
            return;
        }
        _said.Add(line);
        TellAll(line);
    }

    private static string Described(ModelGuest member, bool forOperator)
    {
        var notes = string.Join(", ", new[] { member.IsOperator ? "operator" : "", forOperator ? "by plain" : "" }.Where(note => note.Length > 0));
        return notes.Length == 0 ? member.Name! : $"{member.Name} ({notes})";
    }
}

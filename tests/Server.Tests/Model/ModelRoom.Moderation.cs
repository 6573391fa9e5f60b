namespace AkkaChat.Server.Tests.Model;

/// <content>What operators do.</content>
internal sealed partial class ModelRoom
{
    private readonly HashSet<string> _mutes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _bans = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a nickname is not let in.</summary>
    public bool IsBanned(string name) => _bans.Contains(name);

    public void Promote(ModelGuest guest)
    {
        guest.IsOperator = true;
        TellAll($"* {guest.Name} is an operator now");
    }

    public void Mute(ModelGuest guest, string name)
    {
        if (Subject(guest, name) is not { } to)
            return;
        _mutes.Add(to.Name!);
        to.IsMuted = true;
        TellAll($"* {guest.Name} muted {to.Name} for 2 h");
    }

    public void Unmute(ModelGuest guest, string name)
    {
        if (Subject(guest, name) is not { } to)
            return;
        if (!to.IsMuted)
        {
            guest.Hear($"! {to.Name} is not muted: /mute NICKNAME 10m does that");
            return;
        }
        _mutes.Remove(to.Name!);
        to.IsMuted = false;
        TellAll($"* {guest.Name} lets {to.Name} speak again");
    }

    /// <summary>Removes somebody; says whom.</summary>
    public ModelGuest? Kick(ModelGuest guest, string name, bool isBan)
    {
        if (Subject(guest, name, isBan ? ", or ban an address" : "") is not { } to)
            return null;
        var verb = isBan ? "banned" : "kicked";
        if (isBan)
            _bans.Add(to.Name!);
        TellAll($"* {guest.Name} {verb} {to.Name}");
        Lose(to);
        to.Hear($"! {guest.Name} {verb} you");
        return to;
    }

    public void Unban(ModelGuest guest, string name)
    {
        if (!guest.IsOperator)
            guest.Hear(ForOperators);
        else if (_bans.Remove(name))
            guest.Hear($"* {guest.Name} lets {name} in again");
        else
            guest.Hear($"! {name} is not banned: /bans lists who is");
    }

    private const string ForOperators = "! that is for operators: /op PASSWORD makes you one";

    private ModelGuest? Subject(ModelGuest guest, string name, string orElse = "")
    {
        var to = Owner(name);
        if (!guest.IsOperator)
            guest.Hear(ForOperators);
        else if (to is null)
            guest.Hear($"! nobody here is called {name}: /who lists who is here{orElse}");
        else if (to == guest)
            guest.Hear($"! you are {name} yourself: name somebody else");
        else if (to.IsOperator)
            guest.Hear($"! {to.Name} is an operator too: operators do nothing to each other");
        else
            return to;
        return null;
    }
}

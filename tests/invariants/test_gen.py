from tests.invariants.test_roles import *
def test_gen(signed_in):
    R=["anonymous","partner","practitioner","editor","translator.ro","reviewer.ro","lead.ro","officer","approver","moderator","auditor","country.desk.nl","admin"]
    out={}
    notes=[]
    for a in addresses.own():
        try: path = EXAMPLES[a.name]() if a.name in EXAMPLES else a.path
        except Exception as e: notes.append(f"{a.name}: {e!r}"); path=a.path
        op=set()
        for r in R:
            x=signed_in(r).get(path, headers={"accept-language": "en"})
            if x.status_code==405 and r not in OUTSIDERS: x=signed_in(r).post(path)
            if x.status_code>=500: notes.append(f"500 {path} {r}")
            if not refused(x): op.add(r)
        if a.name in out and out[a.name]!=op: notes.append(f"DIFF {a.name} {out[a.name]^op} {path}")
        out.setdefault(a.name,op)
    def w(op):
        if op==set(R): return "everyone"
        if op==set(R)-{"anonymous"}: return "signed-in"
        if not op: return "nobody"
        if op==set(R)-{"anonymous","partner","practitioner"}: return "staff"
        return " ".join(r for r in R if r in op)
    open("/tmp/roles_out.txt","w").write("\n".join(f'    "{k}": "{w(v)}",' for k,v in out.items())+"\n"+"\n".join(notes))

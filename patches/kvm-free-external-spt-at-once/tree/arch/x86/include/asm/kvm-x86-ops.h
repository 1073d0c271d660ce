/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The hooks of a toy KVM: included with KVM_X86_OP() and its sisters defined as
 * the including file needs them.  OPTIONAL hooks may be missing, RET0 ones give
 * back 0 then.
 */

/* The life of a VM. */
KVM_X86_OP(toy_begin)
KVM_X86_OP_OPTIONAL(toy_end)

/* Page tables that belong to somebody else, and are mirrored here. */
KVM_X86_OP_OPTIONAL_RET0(set_external_spte)
KVM_X86_OP_OPTIONAL(remove_external_spte)
KVM_X86_OP_OPTIONAL_RET0(free_external_spt)

/* Everything else. */
KVM_X86_OP_OPTIONAL(toy_flush)
KVM_X86_OP_OPTIONAL_RET0(toy_count)
